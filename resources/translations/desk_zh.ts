<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>packwave</name>
    <message>
        <source>Cancel</source>
        <translation>不移了</translation>
    </message>
    <message>
        <source>{wave}: choose a station</source>
        <translation>{wave}：选一个台</translation>
    </message>
    <message>
        <source>{wave}: {old} → {new}</source>
        <translation>{wave}：{old} → {new}</translation>
    </message>
    <message>
        <source>{wave} is at {place} now: </source>
        <translation>{wave} 已到 {place}：</translation>
    </message>
    <message>
        <source>{said}.</source>
        <translation>{said}。</translation>
    </message>
    <message>
        <source>both stations learn at once</source>
        <translation>放下后两台都马上知道</translation>
    </message>
    <message>
        <source>{wave} at {time}</source>
        <translation>{wave} {time} 做完</translation>
    </message>
    <message>
        <source>{span} past promise</source>
        <translation>过承诺 {span}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放下</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>强制</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>换台</translation>
    </message>
    <message>
        <source>with the arrows left and right</source>
        <translation>按左右键选</translation>
    </message>
    <message>
        <source>{at}1 order moved</source>
        <translation>{at}移了 1 单</translation>
    </message>
    <message>
        <source>{at}{n} orders moved</source>
        <translation>{at}移了 {n} 单</translation>
    </message>
    <message>
        <source>{said}, {n} may be packed twice and will be flagged.</source>
        <translation>{said}，{n} 单可能装两次，会标出来。</translation>
    </message>
    <message>
        <source>{said}, {n} stay with {old}.</source>
        <translation>{said}，{n} 单留在 {old}。</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>待分配</translation>
    </message>
    <message>
        <source>{name} does not answer</source>
        <translation>{name} 台没有回答</translation>
    </message>
    <message>
        <source>{name} learns when it is back</source>
        <translation>{name} 台连上后才知道</translation>
    </message>
    <message>
        <source>the station learns at once</source>
        <translation>放下后那台马上知道</translation>
    </message>
    <message>
        <source>{span} before promise</source>
        <translation>比承诺早 {span}</translation>
    </message>
    <message>
        <source>{wave} waits</source>
        <translation>{wave} 等着</translation>
    </message>
    <message>
        <source>{wave} no longer over</source>
        <translation>{wave} 不再晚</translation>
    </message>
    <message>
        <source>{n} waves no longer over</source>
        <translation>{n} 波不再晚</translation>
    </message>
    <message>
        <source>{n} no longer over</source>
        <translation>{n} 波不再晚</translation>
    </message>
    <message>
        <source>Moving {wave}</source>
        <translation>正在移 {wave}</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>已晚 {span}</translation>
    </message>
    <message>
        <source>until it is released</source>
        <translation>到放行为止</translation>
    </message>
    <message>
        <source>until a station takes it</source>
        <translation>等有台来领</translation>
    </message>
    <message>
        <source>{span} over</source>
        <translation>会晚 {span}</translation>
    </message>
    <message>
        <source>{wave} will be over</source>
        <translation>{wave} 会晚</translation>
    </message>
    <message>
        <source>{n} waves will be over</source>
        <translation>{n} 波会晚</translation>
    </message>
    <message>
        <source>{span} to spare</source>
        <translation>早 {span}</translation>
    </message>
    <message>
        <source>1 order at risk</source>
        <translation>1 单有风险</translation>
    </message>
    <message>
        <source>{n} orders at risk</source>
        <translation>{n} 单有风险</translation>
    </message>
    <message>
        <source>1 order is open</source>
        <translation>1 单正在装</translation>
    </message>
    <message>
        <source>{n} orders are open</source>
        <translation>{n} 单正在装</translation>
    </message>
    <message>
        <source>{name} may pack them too</source>
        <translation>{name} 台可能也在装</translation>
    </message>
    <message>
        <source>stays with {name}</source>
        <translation>留在 {name} 台装完</translation>
    </message>
    <message>
        <source>{a} above, {b} below</source>
        <translation>上面 {a} 波，下面 {b} 波</translation>
    </message>
    <message>
        <source>and {n} more below</source>
        <translation>下面还有 {n} 波</translation>
    </message>
    <message>
        <source>and {n} more above</source>
        <translation>上面还有 {n} 波</translation>
    </message>
    <message>
        <source>offline {span}</source>
        <translation>离线 {span}</translation>
    </message>
    <message>
        <source>from station {name}</source>
        <translation>从 {name} 台移来</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>数字停在 {time}</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>待分配</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>完工 {time}</translation>
    </message>
    <message>
        <source>waits for a station</source>
        <translation>等台来领</translation>
    </message>
    <message>
        <source>done {old} → {new}</source>
        <translation>完工 {old} → {new}</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>从没连上</translation>
    </message>
    <message>
        <source>choose a station</source>
        <translation>选一个台</translation>
    </message>
    <message>
        <source>from unassigned</source>
        <translation>从待分配移来</translation>
    </message>
    <message>
        <source>{before} → OK</source>
        <translation>{before}，移后准时</translation>
    </message>
    <message>
        <source>OK → {after}</source>
        <translation>移后{after}</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>leaving</source>
        <translation>正在移走</translation>
    </message>
    <message>
        <source>1 wave waits</source>
        <translation>1 波等人领</translation>
    </message>
    <message>
        <source>{n} waves wait</source>
        <translation>{n} 波等人领</translation>
    </message>
    <message>
        <source>{time}, 1 wave late</source>
        <translation>{time} 完工，1 波已晚</translation>
    </message>
    <message>
        <source>{time}, {n} waves late</source>
        <translation>{time} 完工，{n} 波已晚</translation>
    </message>
    <message>
        <source>{time}, 1 wave over</source>
        <translation>{time} 完工，1 波会晚</translation>
    </message>
    <message>
        <source>{time}, {n} waves over</source>
        <translation>{time} 完工，{n} 波会晚</translation>
    </message>
    <message>
        <source>held</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>not released</source>
        <translation>未放行</translation>
    </message>
    <message>
        <source>no work</source>
        <translation>没有活</translation>
    </message>
    <message>
        <source>waits for release</source>
        <translation>等放行</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>波次板</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>没有连接。</translation>
    </message>
    <message>
        <source>wave</source>
        <translation>波</translation>
    </message>
    <message>
        <source>waves</source>
        <translation>波</translation>
    </message>
    <message>
        <source>{count} order</source>
        <translation>{count} 单</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 单</translation>
    </message>
    <message>
        <source>{waves}·{orders}</source>
        <translation>{waves}·{orders}</translation>
    </message>
    <message>
        <source>stations</source>
        <translation>台</translation>
    </message>
    <message>
        <source>station·packing</source>
        <translation>台·活照干</translation>
    </message>
    <message>
        <source>stations·packing</source>
        <translation>台·活照干</translation>
    </message>
    <message>
        <source>At this pace</source>
        <translation>按现在的速度</translation>
    </message>
    <message>
        <source>all packed</source>
        <translation>全部装完</translation>
    </message>
    <message>
        <source>Packed today</source>
        <translation>今天已装</translation>
    </message>
    <message>
        <source>of {all}</source>
        <translation>/ {all} 单</translation>
    </message>
    <message>
        <source>Will be late</source>
        <translation>会晚</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已晚</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>order</source>
        <translation>单</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>单</translation>
    </message>
    <message>
        <source>{a} stations to the left, {b} to the right</source>
        <translation>左边还有 {a} 台，右边还有 {b} 台</translation>
    </message>
    <message>
        <source>1 more station to the left</source>
        <translation>左边还有 1 台</translation>
    </message>
    <message>
        <source>{n} more stations to the left</source>
        <translation>左边还有 {n} 台</translation>
    </message>
    <message>
        <source>1 more station to the right</source>
        <translation>右边还有 1 台</translation>
    </message>
    <message>
        <source>{n} more stations to the right</source>
        <translation>右边还有 {n} 台</translation>
    </message>
    <message>
        <source>This wave is no longer there.</source>
        <translation>这个波次不在了。</translation>
    </message>
    <message>
        <source>That station is no longer there.</source>
        <translation>那个台不在了。</translation>
    </message>
    <message>
        <source>This wave is already done.</source>
        <translation>这个波次已经做完。</translation>
    </message>
    <message>
        <source>It is at that station already.</source>
        <translation>它已经在那个台。</translation>
    </message>
    <message>
        <source>Only a supervisor moves waves.</source>
        <translation>只有主管能移波次。</translation>
    </message>
    <message>
        <source>The station does not answer: force it, or wait.</source>
        <translation>那个台没有回答：强制，或者等。</translation>
    </message>
    <message>
        <source>{carrier}·{channel} +{more}</source>
        <translation>{carrier}·{channel} +{more}</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{carrier}·{channel}</source>
        <translation>{carrier}·{channel}</translation>
    </message>
    <message>
        <source>Nothing was changed: no connection. Try again.</source>
        <translation>没有连接，什么都没改。再试一次。</translation>
    </message>
    <message>
        <source>Nothing was changed: call the technician.</source>
        <translation>什么都没改，叫技术员。</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分</translation>
    </message>
    <message>
        <source>{time} h</source>
        <translation>{time} 小时</translation>
    </message>
    <message>
        <source>No connection: figures as of {time}.</source>
        <translation>没有连接，数字停在 {time}。</translation>
    </message>
    <message>
        <source>The wave in your hand is done, or gone.</source>
        <translation>手上的波次已做完，或不在了。</translation>
    </message>
    <message>
        <source>{wave} is held.</source>
        <translation>{wave} 已暂停。</translation>
    </message>
    <message>
        <source>{wave} is released.</source>
        <translation>{wave} 已放行。</translation>
    </message>
    <message>
        <source>count still {a}</source>
        <translation>计数仍是 {a}</translation>
    </message>
    <message>
        <source>count {a} before, silent after</source>
        <translation>之前计数 {a}，之后没有回答</translation>
    </message>
    <message>
        <source>count {a} before, {b} after</source>
        <translation>计数从 {a} 到 {b}</translation>
    </message>
    <message>
        <source>count {a}</source>
        <translation>计数 {a}</translation>
    </message>
    <message>
        <source>by the printer's count</source>
        <translation>按打印机的计数</translation>
    </message>
    <message>
        <source>the file is there</source>
        <translation>文件在</translation>
    </message>
    <message>
        <source>no count</source>
        <translation>没有计数</translation>
    </message>
    <message>
        <source>printer answers</source>
        <translation>打印机有回答</translation>
    </message>
    <message>
        <source>printer not asked</source>
        <translation>没问打印机</translation>
    </message>
    <message>
        <source>printer silent</source>
        <translation>打印机没有回答</translation>
    </message>
    <message>
        <source>printer wants a hand</source>
        <translation>打印机要人管</translation>
    </message>
    <message>
        <source>{n} bytes, kept to the bit</source>
        <translation>{n} 字节，原样留着</translation>
    </message>
    <message>
        <source>Printer's count before: {n}</source>
        <translation>之前打印机计数 {n}</translation>
    </message>
    <message>
        <source>The printer gave no count</source>
        <translation>打印机没给计数</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>在排队</translation>
    </message>
    <message>
        <source>'Sending' written to disk</source>
        <translation>“发送中”已写入磁盘</translation>
    </message>
    <message>
        <source>Scanned: it is out</source>
        <translation>已扫到：出来了</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>{n} bytes sent</source>
        <translation>已发 {n} 字节</translation>
    </message>
    <message>
        <source>Sent, not proven</source>
        <translation>已发，没有证据</translation>
    </message>
    <message>
        <source>Printed: {why}</source>
        <translation>已打印：{why}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Not proven: {why}</source>
        <translation>没有证据：{why}</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>没有证据</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>This printer is no longer there.</source>
        <translation>这台打印机不在了。</translation>
    </message>
    <message>
        <source>There is no spare printer.</source>
        <translation>没有备用打印机。</translation>
    </message>
    <message>
        <source>The spare is not ready: see to it first.</source>
        <translation>备用机没准备好，先去看它。</translation>
    </message>
    <message>
        <source>Not now: this printer wants a hand first.</source>
        <translation>现在不行，先把这台打印机弄好。</translation>
    </message>
    <message>
        <source>That was decided already.</source>
        <translation>这张已经处理过了。</translation>
    </message>
    <message>
        <source>{printer}·Station {station}</source>
        <translation>{printer}·{station} 台</translation>
    </message>
    <message>
        <source>Last on {printer}</source>
        <translation>{printer} 的最后一张</translation>
    </message>
    <message>
        <source>{language}·{size} kB·number ends {tail}</source>
        <translation>{language}·{size} kB·尾号 {tail}</translation>
    </message>
    <message>
        <source>Did {tail} come out?</source>
        <translation>{tail} 出来了吗？</translation>
    </message>
    <message>
        <source>Look at the printer, then choose.</source>
        <translation>看看打印机，再选。</translation>
    </message>
    <message>
        <source>A label in doubt is never sent again by itself.</source>
        <translation>说不准的面单，绝不自动再打。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫</translation>
    </message>
    <message>
        <source>Yes: scan that label</source>
        <translation>出来了：扫那张面单</translation>
    </message>
    <message>
        <source>the scan is the proof</source>
        <translation>扫到就算数</translation>
    </message>
    <message>
        <source>No: print the same one again</source>
        <translation>没出来：补打同一张</translation>
    </message>
    <message>
        <source>same number, nothing bought twice</source>
        <translation>单号不变，不重复买</translation>
    </message>
    <message>
        <source>Not sure: to the supervisor</source>
        <translation>说不准：交给主管</translation>
    </message>
    <message>
        <source>put the parcel aside</source>
        <translation>包裹先挂起</translation>
    </message>
    <message>
        <source>{state}·{n} waiting</source>
        <translation>{state}·{n} 张在等</translation>
    </message>
    <message>
        <source>{state}·{detail}</source>
        <translation>{state}·{detail}</translation>
    </message>
    <message>
        <source>No answer since {time}</source>
        <translation>{time} 起没有回答</translation>
    </message>
    <message>
        <source>{n} more in doubt after this one.</source>
        <translation>后面还有 {n} 张说不准。</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>还没打印过</translation>
    </message>
    <message>
        <source>{n} in its queue.</source>
        <translation>{n} 张在排队。</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有在等的。</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知的事</translation>
    </message>
    <message>
        <source>{n} more, ↑ ↓</source>
        <translation>还有 {n} 台，↑ ↓</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>试打</translation>
    </message>
    <message>
        <source>{tail} came out: proven.</source>
        <translation>{tail} 出来了，已有证据。</translation>
    </message>
    <message>
        <source>{tail} is printed once more.</source>
        <translation>{tail} 正在补打。</translation>
    </message>
    <message>
        <source>{printer} prints a test label.</source>
        <translation>{printer} 正在试打。</translation>
    </message>
    <message>
        <source>Not that label: scan {tail}.</source>
        <translation>不是这张，请扫 {tail}。</translation>
    </message>
    <message>
        <source>Now on {to}; {n} labels went along.</source>
        <translation>改用{to}，带过去 {n} 张。</translation>
    </message>
    <message>
        <source>Use {spare}</source>
        <translation>改用{spare}</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Lid open</source>
        <translation>打印机没合盖</translation>
    </message>
    <message>
        <source>{width}×{height} mm</source>
        <translation>{width}×{height} 毫米</translation>
    </message>
    <message>
        <source>Load paper</source>
        <translation>装纸</translation>
    </message>
    <message>
        <source>Paper out</source>
        <translation>取走纸</translation>
    </message>
    <message>
        <source>Close lid</source>
        <translation>合盖</translation>
    </message>
    <message>
        <source>Open lid</source>
        <translation>开盖</translation>
    </message>
    <message>
        <source>the printer said so</source>
        <translation>打印机说打好了</translation>
    </message>
    <message>
        <source>no word from the printer</source>
        <translation>打印机没回话</translation>
    </message>
    <message>
        <source>the printer is idle again</source>
        <translation>打印机又空闲了</translation>
    </message>
    <message>
        <source>a {a} label, the printer reads {b}</source>
        <translation>面单是 {a}，打印机只认 {b}</translation>
    </message>
    <message>
        <source>another program printed here too</source>
        <translation>别的程序也在这台上打过</translation>
    </message>
    <message>
        <source>the count went back: another printer?</source>
        <translation>计数变小了：换过打印机？</translation>
    </message>
    <message>
        <source>another copy was scanned</source>
        <translation>扫到的是另一张</translation>
    </message>
    <message>
        <source>taken out of the queue</source>
        <translation>从队列里取出</translation>
    </message>
    <message>
        <source>printed once more</source>
        <translation>又补打了一张</translation>
    </message>
    <message>
        <source>another number took its place</source>
        <translation>已换新单号</translation>
    </message>
    <message>
        <source>It printed and stopped: no proof</source>
        <translation>打过又停了：不算证据</translation>
    </message>
    <message>
        <source>Void: {why}</source>
        <translation>作废：{why}</translation>
    </message>
    <message>
        <source>Deleted with the address: no picture</source>
        <translation>已随地址删除，没有图</translation>
    </message>
    <message>
        <source>Nothing on it</source>
        <translation>上面什么也没有</translation>
    </message>
    <message>
        <source>Print it once more</source>
        <translation>补打一张</translation>
    </message>
    <message>
        <source>asks why, and counts on the label</source>
        <translation>要问原因，面单上记次数</translation>
    </message>
    <message>
        <source>Take it out of the queue</source>
        <translation>从队列里取出</translation>
    </message>
    <message>
        <source>nothing of it was sent</source>
        <translation>一个字节都没发出去</translation>
    </message>
    <message>
        <source>{order}·{clock}</source>
        <translation>{order}·{clock}</translation>
    </message>
    <message>
        <source>{label}·{state}</source>
        <translation>{label}·{state}</translation>
    </message>
    <message>
        <source>{label}: {state}</source>
        <translation>{label}：{state}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>在排队</translation>
    </message>
    <message>
        <source>It waits for its printer.</source>
        <translation>在等打印机。</translation>
    </message>
    <message>
        <source>going out</source>
        <translation>正在打</translation>
    </message>
    <message>
        <source>It is going out now.</source>
        <translation>现在正在打。</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Handed over: only its scan proves it.</source>
        <translation>已交给打印机，扫到才算数。</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>It came out.</source>
        <translation>已经打出来了。</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>已扫</translation>
    </message>
    <message>
        <source>It was scanned: it is on its parcel.</source>
        <translation>扫过了，已贴在包裹上。</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>说不准</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>It counts no more.</source>
        <translation>这张已不算数。</translation>
    </message>
    <message>
        <source>{tail}·R{copy}</source>
        <translation>{tail}·R{copy}</translation>
    </message>
    <message>
        <source>Order {order}</source>
        <translation>订单 {order}</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>试打的面单</translation>
    </message>
    <message>
        <source>{language}: no picture of it here</source>
        <translation>{language}：这里没有图</translation>
    </message>
    <message>
        <source>It measures by its own keys: see its manual.</source>
        <translation>要按打印机自己的键量纸，看说明书。</translation>
    </message>
    <message>
        <source>The spare reads other labels: these stay here.</source>
        <translation>备用机语言或纸不同，这些留在原处。</translation>
    </message>
    <message>
        <source>This label is no longer known.</source>
        <translation>这张面单已查不到。</translation>
    </message>
    <message>
        <source>Too late: it has left the queue.</source>
        <translation>晚了，它已不在队列里。</translation>
    </message>
    <message>
        <source>Its last copy is still on its way.</source>
        <translation>上一张还没打完。</translation>
    </message>
    <message>
        <source>A test label: T prints another.</source>
        <translation>这是试打的，按 T 再打。</translation>
    </message>
    <message>
        <source>Its address is deleted: it cannot be drawn.</source>
        <translation>地址已删除，画不出来了。</translation>
    </message>
    <message>
        <source>Its number is void: throw that label away.</source>
        <translation>单号已作废，把那张扔掉。</translation>
    </message>
    <message>
        <source>Only a supervisor's badge gives leave.</source>
        <translation>要主管的工牌才行。</translation>
    </message>
    <message>
        <source>Blank labels come out</source>
        <translation>出空白面单</translation>
    </message>
    <message>
        <source>what to do about it</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Blank labels come out?</source>
        <translation>出空白面单？</translation>
    </message>
    <message>
        <source>The printer has lost where a label ends.</source>
        <translation>打印机找不到面单的边了。</translation>
    </message>
    <message>
        <source>Still blank: the roll has another size than is set.</source>
        <translation>还是空白：纸卷和设置的尺寸不同。</translation>
    </message>
    <message>
        <source>Lay the roll straight, close the lid</source>
        <translation>放正纸卷，合上盖</translation>
    </message>
    <message>
        <source>the guides touch it on both sides</source>
        <translation>两边挡板都贴着纸</translation>
    </message>
    <message>
        <source>Measure the labels: calibrate</source>
        <translation>量一下纸：校准</translation>
    </message>
    <message>
        <source>a few blank ones come: that is right</source>
        <translation>会走几张空白的，正常</translation>
    </message>
    <message>
        <source>Print a test label</source>
        <translation>试打一张</translation>
    </message>
    <message>
        <source>the next one starts at its upper edge</source>
        <translation>下一张从上边开始</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>全部面单</translation>
    </message>
    <message>
        <source>Who prints what</source>
        <translation>谁打什么</translation>
    </message>
    <message>
        <source>{tail} is out of the queue.</source>
        <translation>{tail} 已从队列取出。</translation>
    </message>
    <message>
        <source>{printer} measures its labels: blank ones come now.</source>
        <translation>{printer} 正在量纸，会走几张空白的。</translation>
    </message>
    <message>
        <source>Labels of {printer}</source>
        <translation>{printer} 的面单</translation>
    </message>
    <message>
        <source>No label {tail} at this station.</source>
        <translation>这个台没有面单 {tail}。</translation>
    </message>
    <message>
        <source>A supervisor's badge first: scan it.</source>
        <translation>先扫主管的工牌。</translation>
    </message>
    <message>
        <source>That card is for the bench.</source>
        <translation>这张卡是打包台用的。</translation>
    </message>
    <message>
        <source>Torn or not readable</source>
        <translation>撕坏或扫不出</translation>
    </message>
    <message>
        <source>Jammed in the printer</source>
        <translation>卡在打印机里</translation>
    </message>
    <message>
        <source>It never came out</source>
        <translation>没有出来</translation>
    </message>
    <message>
        <source>On the wrong printer</source>
        <translation>打错了打印机</translation>
    </message>
    <message>
        <source>It was in doubt</source>
        <translation>说不准有没有出来</translation>
    </message>
    <message>
        <source>Asked for by a card</source>
        <translation>用卡要的</translation>
    </message>
    <message>
        <source>Asked for at the bench</source>
        <translation>打包台要的</translation>
    </message>
    <message>
        <source>Why print {tail} once more?</source>
        <translation>为什么补打 {tail}？</translation>
    </message>
    <message>
        <source>A supervisor's badge gives leave: scan it.</source>
        <translation>要主管批准：扫工牌。</translation>
    </message>
    <message>
        <source>Kept in the order's history, and counted on the label.</source>
        <translation>记进订单的历史，面单上也记次数。</translation>
    </message>
    <message>
        <source>Leave: {name}. Another badge may be scanned.</source>
        <translation>{name} 批准。也可扫别的工牌。</translation>
    </message>
    <message>
        <source>R{copy}·{why}·{who}</source>
        <translation>R{copy}·{why}·{who}</translation>
    </message>
    <message>
        <source>{n} more labels, ↑ ↓</source>
        <translation>还有 {n} 张，↑ ↓</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Which printer prints what</source>
        <translation>哪台打印机打什么</translation>
    </message>
    <message>
        <source>{n} more rules, ↑ ↓</source>
        <translation>还有 {n} 条，↑ ↓</translation>
    </message>
    <message>
        <source>Written: {file}.</source>
        <translation>已写到 {file}。</translation>
    </message>
    <message>
        <source>{n} rules stand now.</source>
        <translation>现在有 {n} 条规则。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新加</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Kept: {kind} to {printer}.</source>
        <translation>已保存：{kind} 到 {printer}。</translation>
    </message>
    <message>
        <source>{printer} prints a sample: {kind}.</source>
        <translation>{printer} 正在打样：{kind}。</translation>
    </message>
    <message>
        <source>Line {line}: {said}</source>
        <translation>第 {line} 行：{said}</translation>
    </message>
    <message>
        <source>Written: {file}, also on {stick}.</source>
        <translation>已写到 {file}，{stick} 上也有。</translation>
    </message>
    <message>
        <source>{n} rules stand now; those of before: {file}.</source>
        <translation>现在有 {n} 条规则，之前的在 {file}。</translation>
    </message>
    <message>
        <source>Dropped: {kind} to {printer}.</source>
        <translation>已去掉：{kind} 到 {printer}。</translation>
    </message>
    <message>
        <source>every carrier</source>
        <translation>各家快递</translation>
    </message>
    <message>
        <source>every size</source>
        <translation>各种尺寸</translation>
    </message>
    <message>
        <source>every station</source>
        <translation>各个台</translation>
    </message>
    <message>
        <source>↑ ↓ which part, ← → what stands there.</source>
        <translation>↑ ↓ 选哪一项，← → 换内容。</translation>
    </message>
    <message>
        <source>What names most wins; a printer prints only what fits its paper.</source>
        <translation>写得最细的优先；只打纸上放得下的。</translation>
    </message>
    <message>
        <source>{kind}: {printer}</source>
        <translation>{kind}：{printer}</translation>
    </message>
    <message>
        <source>{carrier}, {size}, {station}</source>
        <translation>{carrier}，{size}，{station}</translation>
    </message>
    <message>
        <source>Everything else: {printer}</source>
        <translation>其余的：{printer}</translation>
    </message>
    <message>
        <source>What no rule names, if it fits {paper}.</source>
        <translation>没有规则的，{paper} 放得下就打。</translation>
    </message>
    <message>
        <source>Files: {folder}</source>
        <translation>文件在 {folder}</translation>
    </message>
    <message>
        <source>Take the rules of which file?</source>
        <translation>用哪个文件的规则？</translation>
    </message>
    <message>
        <source>They stand instead of all rules here.</source>
        <translation>会换掉这里的全部规则。</translation>
    </message>
    <message>
        <source>The rules of now are kept in a file beside it.</source>
        <translation>现在的规则会另存一个文件。</translation>
    </message>
    <message>
        <source>{size}·station {station}</source>
        <translation>{size}·{station} 台</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余的</translation>
    </message>
    <message>
        <source>what fits</source>
        <translation>放得下的</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Change the rule</source>
        <translation>改规则</translation>
    </message>
    <message>
        <source>{printer}·{paper}</source>
        <translation>{printer}·{paper}</translation>
    </message>
    <message>
        <source>No file of rules here: put printers.toml in.</source>
        <translation>没有规则文件：放一个 printers.toml 进来。</translation>
    </message>
    <message>
        <source>Change this rule</source>
        <translation>改这条规则</translation>
    </message>
    <message>
        <source>↑ ↓ ← → and Enter</source>
        <translation>↑ ↓ ← → 和 Enter</translation>
    </message>
    <message>
        <source>Print a sample</source>
        <translation>打一张样</translation>
    </message>
    <message>
        <source>of this paper, on this printer</source>
        <translation>用这种单据，在这台上</translation>
    </message>
    <message>
        <source>Drop this rule</source>
        <translation>去掉这条规则</translation>
    </message>
    <message>
        <source>another one then prints it, or the first printer</source>
        <translation>改由别的规则或第一台来打</translation>
    </message>
    <message>
        <source>{kind}, on {printer}</source>
        <translation>{kind}，在 {printer} 上</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>加一条规则</translation>
    </message>
    <message>
        <source>for a paper that goes to another printer</source>
        <translation>给要去别台打的单据</translation>
    </message>
    <message>
        <source>{place}·{time}</source>
        <translation>{place}·{time}</translation>
    </message>
    <message>
        <source>At station</source>
        <translation>打包台</translation>
    </message>
    <message>
        <source>station {station}</source>
        <translation>{station} 台</translation>
    </message>
    <message>
        <source>Scanners</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>输入一个码</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>导给技术</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小声</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大声</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>读一下</translation>
    </message>
    <message>
        <source>Stop typing</source>
        <translation>不输了</translation>
    </message>
    <message>
        <source>{n} scans, without names: {file}</source>
        <translation>{n} 条已导出，不含姓名：{file}</translation>
    </message>
    <message>
        <source>What the scanners sent</source>
        <translation>扫码枪发来了什么</translation>
    </message>
    <message>
        <source>Scan here to try one: nothing is packed.</source>
        <translation>在这里扫，只是试，不装箱。</translation>
    </message>
    <message>
        <source>Nothing was scanned yet.</source>
        <translation>还没有扫过。</translation>
    </message>
    <message>
        <source>{n} more scans, ↑ ↓</source>
        <translation>还有 {n} 条，↑ ↓</translation>
    </message>
    <message>
        <source>Type a code, then Enter</source>
        <translation>输入码，再按 Enter</translation>
    </message>
    <message>
        <source>Point a scanner at any code: here it says what came.</source>
        <translation>拿枪扫任何码，这里会说收到了什么。</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>{volume} %, no speaker</source>
        <translation>{volume} %，没有扬声器</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Voice on</source>
        <translation>语音已打开</translation>
    </message>
    <message>
        <source>Voice off</source>
        <translation>语音已关闭</translation>
    </message>
    <message>
        <source>Only a test</source>
        <translation>只是试</translation>
    </message>
    <message>
        <source>{way}, {scanner}</source>
        <translation>{way} {scanner}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>{way} at {time}</source>
        <translation>{way}，{time}</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>码制</translation>
    </message>
    <message>
        <source>Goods here</source>
        <translation>本台商品</translation>
    </message>
    <message>
        <source>The bench said</source>
        <translation>工作台回答</translation>
    </message>
    <message>
        <source>waited {wait} ms, answered in {took} ms</source>
        <translation>等 {wait} 毫秒，{took} 毫秒答完</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>{n} characters, read in {us} µs</source>
        <translation>{n} 个字符，{us} 微秒读完</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读码</translation>
    </message>
    <message>
        <source>{a} or {b}</source>
        <translation>{a} 或 {b}</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>商品条码</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>{tail}: a separator was lost</source>
        <translation>{tail}：分隔符丢了</translation>
    </message>
    <message>
        <source>Command card</source>
        <translation>命令卡</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>RFID tag</source>
        <translation>RFID 标签</translation>
    </message>
    <message>
        <source>GS1 label</source>
        <translation>GS1 标签</translation>
    </message>
    <message>
        <source>Weighed goods</source>
        <translation>称重商品</translation>
    </message>
    <message>
        <source>Book or magazine</source>
        <translation>书刊</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>普通文本</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>不是码</translation>
    </message>
    <message>
        <source>Starts with PWC-: one of our cards.</source>
        <translation>以 PWC- 开头，是我们的卡。</translation>
    </message>
    <message>
        <source>Starts with PWB-: a person's badge.</source>
        <translation>以 PWB- 开头，是工牌。</translation>
    </message>
    <message>
        <source>A tag's number: item and serial are in it.</source>
        <translation>标签号，里面有商品和序列号。</translation>
    </message>
    <message>
        <source>Fields of GS1: item, lot, expiry, serial.</source>
        <translation>GS1 字段：商品、批号、效期、序列号。</translation>
    </message>
    <message>
        <source>The scale's pattern of this site fits.</source>
        <translation>符合本仓的称重码格式。</translation>
    </message>
    <message>
        <source>An ISBN or ISSN: looked up as its EAN.</source>
        <translation>ISBN 或 ISSN，按对应的 EAN 查。</translation>
    </message>
    <message>
        <source>A trade item number, its check digit is right.</source>
        <translation>商品条码，校验位正确。</translation>
    </message>
    <message>
        <source>No known form: looked up as it stands.</source>
        <translation>没有已知格式，按原文查。</translation>
    </message>
    <message>
        <source>Nothing can be looked up.</source>
        <translation>没有可查的内容。</translation>
    </message>
    <message>
        <source>Nothing came: check the scanner's prefix.</source>
        <translation>没收到内容，检查枪的前缀。</translation>
    </message>
    <message>
        <source>Longer than any symbol: two scanners at once?</source>
        <translation>比任何码都长：两把枪同时发？</translation>
    </message>
    <message>
        <source>Bytes that are no text: check the scanner's settings.</source>
        <translation>不是文本的字节，检查枪的设置。</translation>
    </message>
    <message>
        <source>The check digit is wrong: scan it again.</source>
        <translation>校验位不对，再扫一次。</translation>
    </message>
    <message>
        <source>Says GS1, but breaks its rules.</source>
        <translation>自称 GS1，但不合规则。</translation>
    </message>
    <message>
        <source>Our prefix, but no card of ours: print it anew.</source>
        <translation>前缀对，但没有这张卡，重新打印。</translation>
    </message>
    <message>
        <source>keyboard scanner</source>
        <translation>键盘式扫码枪</translation>
    </message>
    <message>
        <source>serial scanner</source>
        <translation>串口扫码枪</translation>
    </message>
    <message>
        <source>HID scanner</source>
        <translation>HID 扫码枪</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>RFID reader</source>
        <translation>RFID 读写器</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手输</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已上岗</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已打开单</translation>
    </message>
    <message>
        <source>Lot noted</source>
        <translation>批号已记</translation>
    </message>
    <message>
        <source>Counted once</source>
        <translation>只算一次</translation>
    </message>
    <message>
        <source>Took one back</source>
        <translation>退出一件</translation>
    </message>
    <message>
        <source>Box closed</source>
        <translation>箱已封</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已封箱</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>做了</translation>
    </message>
    <message>
        <source>Label wanted</source>
        <translation>要扫面单</translation>
    </message>
    <message>
        <source>Leave wanted</source>
        <translation>要主管同意</translation>
    </message>
    <message>
        <source>The voice is starting</source>
        <translation>语音正在启动</translation>
    </message>
    <message>
        <source>No speech engine</source>
        <translation>没有语音引擎</translation>
    </message>
    <message>
        <source>No voice for this language</source>
        <translation>没有这种语言的语音</translation>
    </message>
</context>
</TS>
