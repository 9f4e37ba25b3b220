<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>packwave</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>What is missing?</source>
        <translation>缺什么？</translation>
    </message>
    <message>
        <source>Why is it short?</source>
        <translation>为什么缺货？</translation>
    </message>
    <message>
        <source>Why set aside?</source>
        <translation>为什么挂起？</translation>
    </message>
    <message>
        <source>Why is it set aside?</source>
        <translation>挂起的原因</translation>
    </message>
    <message>
        <source>Choose by its key.</source>
        <translation>按键选一个。</translation>
    </message>
    <message>
        <source>or scan a card</source>
        <translation>也可以扫指令卡</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>叫人</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤一扫</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>我的队列</translation>
    </message>
    <message>
        <source>{n} below, {owing} to scan</source>
        <translation>下面 {n} 款，{owing} 款待扫</translation>
    </message>
    <message>
        <source>{n} above, {owing} to scan</source>
        <translation>上面 {n} 款，{owing} 款待扫</translation>
    </message>
    <message>
        <source>Packing note</source>
        <translation>装箱要求</translation>
    </message>
    <message>
        <source>Just scanned</source>
        <translation>刚扫到</translation>
    </message>
    <message>
        <source>{n} above, done</source>
        <translation>上面 {n} 款，扫完了</translation>
    </message>
    <message>
        <source>{n} below, done</source>
        <translation>下面 {n} 款，扫完了</translation>
    </message>
    <message>
        <source>Close the box. The label is coming.</source>
        <translation>先封箱，面单马上来。</translation>
    </message>
    <message>
        <source>Printed on printer {name}</source>
        <translation>{name} 号打印机，已打出</translation>
    </message>
    <message>
        <source>Printer {name}·{time}</source>
        <translation>{name} 号打印机·{time}</translation>
    </message>
    <message>
        <source>Did {tail} come out?</source>
        <translation>{tail} 出来了吗？</translation>
    </message>
    <message>
        <source>Stick the label on, then scan it.</source>
        <translation>贴上面单，再扫一下。</translation>
    </message>
    <message>
        <source>All packed</source>
        <translation>装好了</translation>
    </message>
    <message>
        <source>Checked {done} of {due}</source>
        <translation>核对 {done} / {due}</translation>
    </message>
    <message>
        <source>Every piece was scanned</source>
        <translation>每一件都扫过了</translation>
    </message>
    <message>
        <source>The label is coming</source>
        <translation>面单马上来</translation>
    </message>
    <message>
        <source>Label is printing</source>
        <translation>正在打面单</translation>
    </message>
    <message>
        <source>Close the box meanwhile</source>
        <translation>先把箱子封好</translation>
    </message>
    <message>
        <source>Label ends with</source>
        <translation>面单尾号</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>扫面单</translation>
    </message>
    <message>
        <source>Next order opens by itself</source>
        <translation>扫完自动开下一单</translation>
    </message>
    <message>
        <source>Sent to printer {name}</source>
        <translation>已发到 {name} 号打印机</translation>
    </message>
    <message>
        <source>Label sent</source>
        <translation>面单已发出</translation>
    </message>
    <message>
        <source>Label printed</source>
        <translation>面单已打出</translation>
    </message>
    <message>
        <source>Waiting for printer {name}</source>
        <translation>等 {name} 号打印机</translation>
    </message>
    <message>
        <source>prints once, when it is ready</source>
        <translation>一好就打，只打一张</translation>
    </message>
    <message>
        <source>Set aside, take the next</source>
        <translation>挂起这单，先做下一单</translation>
    </message>
    <message>
        <source>the label is kept</source>
        <translation>面单会留着</translation>
    </message>
    <message>
        <source>Use printer {name}</source>
        <translation>改用 {name} 号打印机</translation>
    </message>
    <message>
        <source>Supervisor?</source>
        <translation>请主管扫牌</translation>
    </message>
    <message>
        <source>A supervisor's badge gives leave.</source>
        <translation>主管扫工牌才能补打。</translation>
    </message>
    <message>
        <source>Look at the printer, then choose.</source>
        <translation>看看打印机，再选。</translation>
    </message>
    <message>
        <source>Not known if printed</source>
        <translation>不知道打没打出</translation>
    </message>
    <message>
        <source>Not printed, waiting</source>
        <translation>还没打出，在排队</translation>
    </message>
    <message>
        <source>or</source>
        <translation>或者</translation>
    </message>
    <message>
        <source>{media}·loaded</source>
        <translation>{media}·有纸</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可以用</translation>
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
        <source>No: print it again</source>
        <translation>没出来：补打一张</translation>
    </message>
    <message>
        <source>same number, nothing bought twice</source>
        <translation>单号不变，不重复买</translation>
    </message>
    <message>
        <source>Not sure: set aside</source>
        <translation>说不准：挂起</translation>
    </message>
    <message>
        <source>a supervisor decides</source>
        <translation>由主管决定</translation>
    </message>
    <message>
        <source>No reprint</source>
        <translation>不补打</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停一下</translation>
    </message>
    <message>
        <source>Done, go on</source>
        <translation>放好了，继续</translation>
    </message>
    <message>
        <source>Wave {wave}·order {position} of {size}</source>
        <translation>波次 {wave}·第 {position} / {size} 单</translation>
    </message>
    <message>
        <source>Any item, in any order.</source>
        <translation>先扫哪一件都行。</translation>
    </message>
    <message>
        <source>Order·{channel}</source>
        <translation>订单·{channel}</translation>
    </message>
    <message>
        <source>{option}·code ends {tail}</source>
        <translation>{option}·条码尾号 {tail}</translation>
    </message>
    <message>
        <source>The last one.</source>
        <translation>最后一件了。</translation>
    </message>
    <message>
        <source>Took one back. Scan any item.</source>
        <translation>退出一件，接着扫。</translation>
    </message>
    <message>
        <source>Scan next</source>
        <translation>扫下一件</translation>
    </message>
    <message>
        <source>{name}
{done} of {due}</source>
        <translation>{name}
第 {done} 件，共 {due} 件</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>对了</translation>
    </message>
    <message>
        <source>This station's work</source>
        <translation>本台待装</translation>
    </message>
    <message>
        <source>Scan to begin</source>
        <translation>扫一下开始</translation>
    </message>
    <message>
        <source>A tote, a pick list or an item.</source>
        <translation>料箱、拣货单、货都行。</translation>
    </message>
    <message>
        <source>{carrier}·order {ref}</source>
        <translation>{carrier}·订单 {ref}</translation>
    </message>
    <message>
        <source>Scan the next one</source>
        <translation>扫下一件</translation>
    </message>
    <message>
        <source>Its order opens by itself</source>
        <translation>它的单自动打开</translation>
    </message>
    <message>
        <source>code ends {tail}</source>
        <translation>条码尾号 {tail}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>件待扫</translation>
    </message>
    <message>
        <source>Put the tote on the waiting shelf.</source>
        <translation>料箱放到等待架上。</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>都装完了</translation>
    </message>
    <message>
        <source>Press F9, then F2 to get work.</source>
        <translation>按 F9，再按 F2 领波次。</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>单</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运</translation>
    </message>
    <message>
        <source>Tote</source>
        <translation>料箱</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <translation>{time} 前交</translation>
    </message>
    <message>
        <source>Not in the list of goods</source>
        <translation>货品表里没有</translation>
    </message>
    <message>
        <source>Parcel {tail} closed</source>
        <translation>包裹 {tail} 已完成</translation>
    </message>
    <message>
        <source>{n} items, by promise</source>
        <translation>{n} 项，按交货时间排</translation>
    </message>
    <message>
        <source>{carrier}·{channel}</source>
        <translation>{carrier}·{channel}</translation>
    </message>
    <message>
        <source>left until {time}</source>
        <translation>{time} 前要交</translation>
    </message>
    <message>
        <source>My queue</source>
        <translation>我的队列</translation>
    </message>
    <message>
        <source>{carrier}·{channel}·urgent</source>
        <translation>{carrier}·{channel}·加急</translation>
    </message>
    <message>
        <source>late since {time}</source>
        <translation>{time} 就该交了</translation>
    </message>
    <message>
        <source>Do this one first</source>
        <translation>先做这一波</translation>
    </message>
    <message>
        <source>{what}·{n} left</source>
        <translation>{what}·还剩 {n} 单</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没活了</translation>
    </message>
    <message>
        <source>Press F2 to get work.</source>
        <translation>按 F2 领新波次。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Get work</source>
        <translation>领新波次</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等主管</translation>
    </message>
    <message>
        <source>{n} orders late</source>
        <translation>已晚 {n} 单</translation>
    </message>
    <message>
        <source>{n} min over</source>
        <translation>会晚 {n} 分</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你在做</translation>
    </message>
    <message>
        <source>{ref}·{reason}</source>
        <translation>{ref}·{reason}</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Scan a tote or a pick list to begin.</source>
        <translation>扫料箱或拣货单开始。</translation>
    </message>
    <message>
        <source>A supervisor decides. F2 gets other work.</source>
        <translation>等主管，按 F2 领别的。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in 4 h</source>
        <translation>4 小时后</translation>
    </message>
    <message>
        <source>past the promise</source>
        <translation>超出的部分</translation>
    </message>
    <message>
        <source>{n} more below</source>
        <translation>下面还有 {n} 项</translation>
    </message>
    <message>
        <source>expected finish</source>
        <translation>预计做完</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>面单打印机</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫描枪</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>电子秤</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Station {name}</source>
        <translation>{name} 台</translation>
    </message>
    <message>
        <source>Type your number</source>
        <translation>输入工号</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Enter goes on, Esc goes back.</source>
        <translation>回车继续，Esc 返回。</translation>
    </message>
    <message>
        <source>No label printer, no start</source>
        <translation>没有面单打印机就不能上岗</translation>
    </message>
    <message>
        <source>Missing, pack without it</source>
        <translation>没接上，可以先装</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>No label printer</source>
        <translation>没有面单打印机</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>扫工牌上岗</translation>
    </message>
    <message>
        <source>No badge? F2 types your number.</source>
        <translation>没有工牌？按 F2 输入工号。</translation>
    </message>
    <message>
        <source>Type number</source>
        <translation>输入工号</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Scan a badge again, or press F2.</source>
        <translation>再扫一次，或按 F2 输工号。</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩 {time}</translation>
    </message>
    <message>
        <source>Offline {n} min·keep packing, {saved} saved here</source>
        <translation>离线 {n} 分·照常装箱，{saved} 条已存在本机</translation>
    </message>
    <message>
        <source>{n} min late</source>
        <translation>已晚 {n} 分</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>剩 {n} 分</translation>
    </message>
    <message>
        <source>Printer {name}: {short}</source>
        <translation>{name} 号{short}</translation>
    </message>
    <message>
        <source>Help is called</source>
        <translation>已叫人</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>已联网</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机好</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>已装</translation>
    </message>
    <message>
        <source>Put it in the grey bin, then press Esc.</source>
        <translation>放进灰筐，再按 Esc。</translation>
    </message>
    <message>
        <source>Press Esc, then F1 for help.</source>
        <translation>按 Esc，再按 F1 叫人。</translation>
    </message>
    <message>
        <source>Press Esc, scan another code on it.</source>
        <translation>按 Esc，扫它另一个码。</translation>
    </message>
    <message>
        <source>Press Esc, then F5: set aside.</source>
        <translation>按 Esc，再按 F5 挂起。</translation>
    </message>
    <message>
        <source>Pieces are missing</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Not in the tote</source>
        <translation>料箱里没有</translation>
    </message>
    <message>
        <source>Goods are damaged</source>
        <translation>货坏了</translation>
    </message>
    <message>
        <source>Wrong goods in the tote</source>
        <translation>料箱里放错了货</translation>
    </message>
    <message>
        <source>Code missing or torn</source>
        <translation>条码没有或破了</translation>
    </message>
    <message>
        <source>Address looks wrong</source>
        <translation>地址不对劲</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>买家要求</translation>
    </message>
    <message>
        <source>The order is cancelled</source>
        <translation>订单取消了</translation>
    </message>
    <message>
        <source>Not sure about the label</source>
        <translation>面单说不准</translation>
    </message>
    <message>
        <source>No box fits</source>
        <translation>没有合适的箱子</translation>
    </message>
    <message>
        <source>The weight is wrong</source>
        <translation>重量不对</translation>
    </message>
    <message>
        <source>A question for the supervisor</source>
        <translation>有事问主管</translation>
    </message>
    <message>
        <source>Pack it later</source>
        <translation>晚点再装</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>别的原因</translation>
    </message>
    <message>
        <source>Not this order</source>
        <translation>不是这单的</translation>
    </message>
    <message>
        <source>Not ordered</source>
        <translation>这单没有</translation>
    </message>
    <message>
        <source>One too many</source>
        <translation>多了一件</translation>
    </message>
    <message>
        <source>Put it back, then press Esc.</source>
        <translation>放回去，再按 Esc。</translation>
    </message>
    <message>
        <source>Enough already</source>
        <translation>已经够了</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>不认识的码</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>查不到</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>没读出来</translation>
    </message>
    <message>
        <source>Press Esc, scan again, closer.</source>
        <translation>按 Esc，近一点再扫。</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>没读到</translation>
    </message>
    <message>
        <source>Two meanings</source>
        <translation>一码两样货</translation>
    </message>
    <message>
        <source>Not clear</source>
        <translation>分不清</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>现在不行</translation>
    </message>
    <message>
        <source>Press Esc, finish this order first.</source>
        <translation>按 Esc，先做完这单。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>这单取消了</translation>
    </message>
    <message>
        <source>Take everything out, then press Esc.</source>
        <translation>全部取出，再按 Esc。</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>订单取消</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>这单先停</translation>
    </message>
    <message>
        <source>Put the tote aside, then press Esc.</source>
        <translation>料箱放一边，再按 Esc。</translation>
    </message>
    <message>
        <source>Order on hold</source>
        <translation>订单暂停</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>转到别台了</translation>
    </message>
    <message>
        <source>Another station has it. Press Esc.</source>
        <translation>别的台在做，按 Esc。</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已转走</translation>
    </message>
    <message>
        <source>Packed already</source>
        <translation>已经装过了</translation>
    </message>
    <message>
        <source>Keep it apart, then press Esc.</source>
        <translation>单独放开，再按 Esc。</translation>
    </message>
    <message>
        <source>No order needs it</source>
        <translation>没有单要它</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>用不上</translation>
    </message>
    <message>
        <source>No work here</source>
        <translation>这里没有单</translation>
    </message>
    <message>
        <source>Press Esc, then F9 and F2.</source>
        <translation>按 Esc，再按 F9、F2。</translation>
    </message>
    <message>
        <source>No order</source>
        <translation>没有单</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤的</translation>
    </message>
    <message>
        <source>Press Esc and go on.</source>
        <translation>按 Esc，接着装。</translation>
    </message>
    <message>
        <source>Nothing packed</source>
        <translation>还没装</translation>
    </message>
    <message>
        <source>Another label</source>
        <translation>不是这张面单</translation>
    </message>
    <message>
        <source>Find this parcel's label, press Esc.</source>
        <translation>找对面单，再按 Esc。</translation>
    </message>
    <message>
        <source>Not this parcel</source>
        <translation>不是这件的</translation>
    </message>
    <message>
        <source>No numbers left</source>
        <translation>单号用完了</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>没单号</translation>
    </message>
    <message>
        <source>Badge first</source>
        <translation>先扫工牌</translation>
    </message>
    <message>
        <source>Press Esc, then scan your badge.</source>
        <translation>按 Esc，再扫工牌。</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>没人上岗</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>要主管的牌</translation>
    </message>
    <message>
        <source>Press Esc. A supervisor's badge gives leave.</source>
        <translation>按 Esc，请主管来扫。</translation>
    </message>
    <message>
        <source>No leave</source>
        <translation>没有准许</translation>
    </message>
    <message>
        <source>Unknown badge</source>
        <translation>不认识的工牌</translation>
    </message>
    <message>
        <source>No label yet</source>
        <translation>面单还没出来</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>没打印</translation>
    </message>
    <message>
        <source>Wait for the printer, press Esc.</source>
        <translation>等打印机打出来，再按 Esc。</translation>
    </message>
    <message>
        <source>Out of labels</source>
        <translation>打印机缺纸</translation>
    </message>
    <message>
        <source>Load a roll and close the lid.</source>
        <translation>装纸合盖，自动接着打。</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>缺纸</translation>
    </message>
    <message>
        <source>Lid open</source>
        <translation>打印机没合盖</translation>
    </message>
    <message>
        <source>Close the lid: it goes on by itself.</source>
        <translation>合上盖，自动接着打。</translation>
    </message>
    <message>
        <source>lid open</source>
        <translation>没合盖</translation>
    </message>
    <message>
        <source>Out of ribbon</source>
        <translation>碳带用完了</translation>
    </message>
    <message>
        <source>Load a ribbon: it goes on by itself.</source>
        <translation>换碳带，自动接着打。</translation>
    </message>
    <message>
        <source>no ribbon</source>
        <translation>缺碳带</translation>
    </message>
    <message>
        <source>Printer paused</source>
        <translation>打印机暂停</translation>
    </message>
    <message>
        <source>Press the pause key on the printer.</source>
        <translation>按打印机的暂停键。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Printer stuck</source>
        <translation>打印机卡住</translation>
    </message>
    <message>
        <source>Open it, straighten the labels, close it.</source>
        <translation>打开理顺纸，再合盖。</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>Printer is off</source>
        <translation>打印机没回应</translation>
    </message>
    <message>
        <source>Look at its switch and its cable.</source>
        <translation>看看开关和线。</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没回应</translation>
    </message>
    <message>
        <source>Call the technician.</source>
        <translation>叫技术员来。</translation>
    </message>
    <message>
        <source>Check the printer: power, cable, paper.</source>
        <translation>看看打印机：电、线、纸。</translation>
    </message>
    <message>
        <source>Check the scanner: cable, battery, cradle.</source>
        <translation>看看扫描枪：线、电、底座。</translation>
    </message>
    <message>
        <source>Let this user use the scanner.</source>
        <translation>让本用户能用扫描枪。</translation>
    </message>
    <message>
        <source>Keep packing: scans are saved here and sent later.</source>
        <translation>照常装箱，稍后自动发送。</translation>
    </message>
    <message>
        <source>Call the technician: the shared database refused this station.</source>
        <translation>数据库不认本台，叫技术员。</translation>
    </message>
    <message>
        <source>The disk is full: this scan was not saved. Call the technician.</source>
        <translation>硬盘满，没存上，叫技术员。</translation>
    </message>
    <message>
        <source>Packwave is already open on this station. Use that window.</source>
        <translation>本台已经开着，用那个窗口。</translation>
    </message>
    <message>
        <source>The journal is damaged: call the technician.</source>
        <translation>本台记录坏了，叫技术员。</translation>
    </message>
    <message>
        <source>Update Packwave: this journal is newer.</source>
        <translation>程序太旧，先更新再开。</translation>
    </message>
    <message>
        <source>Check this station's folder: disk, rights.</source>
        <translation>看看本台文件夹：硬盘、权限。</translation>
    </message>
    <message>
        <source>Check the file and its channel, then import it again.</source>
        <translation>查文件和渠道，再导一次。</translation>
    </message>
    <message>
        <source>Mend the layout file.</source>
        <translation>改好版式文件。</translation>
    </message>
    <message>
        <source>Mend the scheme file.</source>
        <translation>改好物流方案文件。</translation>
    </message>
    <message>
        <source>Ask for the recipient&apos;s tax number.</source>
        <translation>请补收件人税号。</translation>
    </message>
    <message>
        <source>Choose PDF or PNG.</source>
        <translation>请选 PDF 或 PNG。</translation>
    </message>
    <message>
        <source>Choose a picture: PNG, JPEG or WebP.</source>
        <translation>请选图片：PNG、JPEG、WebP。</translation>
    </message>
    <message>
        <source>Check the camera: cable, other programs.</source>
        <translation>看看摄像头：线、别的程序。</translation>
    </message>
    <message>
        <source>Check the file of this film.</source>
        <translation>看看这个视频文件。</translation>
    </message>
    <message>
        <source>Check the folder of pictures.</source>
        <translation>看看图片文件夹。</translation>
    </message>
    <message>
        <source>Mend the settings file.</source>
        <translation>改好设置文件。</translation>
    </message>
    <message>
        <source>Check the folder of labels: disk, rights.</source>
        <translation>看看面单文件夹：硬盘、权限。</translation>
    </message>
    <message>
        <source>Check the file of labels: disk, rights.</source>
        <translation>看看面单文件：硬盘、权限。</translation>
    </message>
    <message>
        <source>Mend the printer's address.</source>
        <translation>改一下打印机地址。</translation>
    </message>
    <message>
        <source>Check the print queue.</source>
        <translation>看看打印队列。</translation>
    </message>
    <message>
        <source>Save the text as UTF-8.</source>
        <translation>把文本存成 UTF-8。</translation>
    </message>
    <message>
        <source>Let this user use the USB printer.</source>
        <translation>让本用户能用 USB 打印机。</translation>
    </message>
    <message>
        <source>Install libusb-1.0.</source>
        <translation>装上 libusb-1.0。</translation>
    </message>
    <message>
        <source>Set the printer to 203 or 300 dpi.</source>
        <translation>打印机设成 203 或 300 dpi。</translation>
    </message>
    <message>
        <source>Ask again: a number that was already bought comes back, none is bought twice.</source>
        <translation>请再取一次单号：买过的会原样返回，不会重复购买。</translation>
    </message>
    <message>
        <source>Ask the carrier for this label again.</source>
        <translation>请向快递公司重新索取这张面单。</translation>
    </message>
    <message>
        <source>Ask the carrier for a label of this printer&apos;s size.</source>
        <translation>请向快递公司索取适合这台打印机纸张的面单。</translation>
    </message>
    <message>
        <source>Print this label on a ZPL printer.</source>
        <translation>请用 ZPL 打印机打印这张面单。</translation>
    </message>
    <message>
        <source>Retype that character, then print again.</source>
        <translation>改掉那个字，再打一次。</translation>
    </message>
    <message>
        <source>Shorten that text, then print again.</source>
        <translation>把那段字改短，再打一次。</translation>
    </message>
    <message>
        <source>Install Packwave again.</source>
        <translation>重装 Packwave。</translation>
    </message>
    <message>
        <source>Check the tracking number.</source>
        <translation>核对运单号。</translation>
    </message>
    <message>
        <source>Set this order aside: its address is not here.</source>
        <translation>挂起这单：本台没有地址。</translation>
    </message>
    <message>
        <source>Check that item's code.</source>
        <translation>核对这件商品的条码。</translation>
    </message>
    <message>
        <source>Check the GS1 numbers.</source>
        <translation>核对 GS1 号码。</translation>
    </message>
    <message>
        <source>Check the carton's number.</source>
        <translation>核对箱码。</translation>
    </message>
    <message>
        <source>Choose ZPL, TSPL, ESC/POS, EPL, PDF or PNG.</source>
        <translation>用 ZPL、TSPL、ESC/POS、EPL、PDF 或 PNG。</translation>
    </message>
    <message>
        <source>Choose another layout.</source>
        <translation>换一个面单版式。</translation>
    </message>
    <message>
        <source>Make the label again for this layout.</source>
        <translation>按这个版式重新做面单。</translation>
    </message>
    <message>
        <source>No printer is set for this paper: set one on the printers page.</source>
        <translation>这张单据没有设打印机：到打印机页面设一台。</translation>
    </message>
    <message>
        <source>Write return_address into packwave.toml: where parcels go back to.</source>
        <translation>在 packwave.toml 里写 return_address：退货寄回哪里。</translation>
    </message>
    <message>
        <source>Customs want a price: ask the office for it.</source>
        <translation>报关要写价格：请问办公室。</translation>
    </message>
    <message>
        <source>A paper of this parcel is missing: ask a supervisor.</source>
        <translation>这一单少一张单据：请叫主管。</translation>
    </message>
    <message>
        <source>Check that badge: letters and digits only.</source>
        <translation>看看这个工牌号：只能有字母和数字。</translation>
    </message>
    <message>
        <source>Choose another carrier.</source>
        <translation>换一家快递。</translation>
    </message>
    <message>
        <source>Use form CN23.</source>
        <translation>改用 CN23 报关单。</translation>
    </message>
    <message>
        <source>Weigh the goods, then print again.</source>
        <translation>先称重，再打印。</translation>
    </message>
    <message>
        <source>Label jam</source>
        <translation>打印机卡纸</translation>
    </message>
    <message>
        <source>Open it, pull the label out, close it.</source>
        <translation>打开，抽出卡住的面单，合上。</translation>
    </message>
    <message>
        <source>jam</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>Label size is wrong</source>
        <translation>面单尺寸不对</translation>
    </message>
    <message>
        <source>Check the roll; hold PAUSE+CANCEL two seconds.</source>
        <translation>看纸卷，再按住暂停+取消两秒。</translation>
    </message>
    <message>
        <source>label size</source>
        <translation>尺寸不对</translation>
    </message>
    <message>
        <source>Printer too hot</source>
        <translation>打印机太热</translation>
    </message>
    <message>
        <source>Wait: it goes on when it is cool.</source>
        <translation>等一等，凉了自己接着打。</translation>
    </message>
    <message>
        <source>too hot</source>
        <translation>太热</translation>
    </message>
    <message>
        <source>Void label</source>
        <translation>面单已作废</translation>
    </message>
    <message>
        <source>Throw that label away, then press Esc.</source>
        <translation>扔掉这张，再按 Esc。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Label of another box</source>
        <translation>是另一箱的面单</translation>
    </message>
    <message>
        <source>Find this box's label, press Esc.</source>
        <translation>找本箱面单，按 Esc。</translation>
    </message>
    <message>
        <source>Another box</source>
        <translation>不是本箱</translation>
    </message>
    <message>
        <source>Nothing in this box</source>
        <translation>箱里还是空的</translation>
    </message>
    <message>
        <source>Press Esc, scan a piece into it.</source>
        <translation>按 Esc，先扫一件进去。</translation>
    </message>
    <message>
        <source>Empty box</source>
        <translation>空箱</translation>
    </message>
    <message>
        <source>Next box</source>
        <translation>换下一箱</translation>
    </message>
    <message>
        <source>Press Esc, scan this box's label first.</source>
        <translation>按 Esc，先扫本箱面单。</translation>
    </message>
    <message>
        <source>Too long ago</source>
        <translation>时间太久了</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>Office printer</source>
        <translation>办公打印机</translation>
    </message>
    <message>
        <source>None is set up</source>
        <translation>还没有设置</translation>
    </message>
    <message>
        <source>{name}: sign in again once it prints.</source>
        <translation>{name}：打印机好了再登录一次。</translation>
    </message>
    <message>
        <source>{name}: badge read, you start once it prints.</source>
        <translation>{name}：工牌已读，打印机好了就上岗。</translation>
    </message>
    <message>
        <source>Looking for the printer</source>
        <translation>正在看打印机</translation>
    </message>
    <message>
        <source>Scan your badge meanwhile.</source>
        <translation>可以先扫工牌。</translation>
    </message>
    <message>
        <source>A supervisor's badge opens the desk all the same.</source>
        <translation>主管扫工牌，照样进管理台。</translation>
    </message>
    <message>
        <source>Call the technician to set one up.</source>
        <translation>叫技术员来设置一台。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{trouble}·use printer {spare}</source>
        <translation>{trouble}·可用 {spare} 号</translation>
    </message>
    <message>
        <source>The same label again</source>
        <translation>同一张再打一次</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>要哪样？</translation>
    </message>
    <message>
        <source>Boxes and labels</source>
        <translation>分箱与面单</translation>
    </message>
    <message>
        <source>This box is full</source>
        <translation>这箱满了</translation>
    </message>
    <message>
        <source>its label comes, then the next box</source>
        <translation>先出本箱面单，再换下一箱</translation>
    </message>
    <message>
        <source>One more box</source>
        <translation>再加一箱</translation>
    </message>
    <message>
        <source>with a label of its own</source>
        <translation>另有自己的面单</translation>
    </message>
    <message>
        <source>the old number is void for ever</source>
        <translation>旧单号永远作废</translation>
    </message>
    <message>
        <source>The carrier charges for the old number.</source>
        <translation>旧单号承运商要收费。</translation>
    </message>
    <message>
        <source>the old one is void, free until {time}</source>
        <translation>旧号作废，{time} 前不收费</translation>
    </message>
    <message>
        <source>Why print again?</source>
        <translation>为什么补打？</translation>
    </message>
    <message>
        <source>Why another label?</source>
        <translation>为什么作废重出？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>It never came out</source>
        <translation>没打出来</translation>
    </message>
    <message>
        <source>Torn or not readable</source>
        <translation>破了或读不出</translation>
    </message>
    <message>
        <source>Jammed in the printer</source>
        <translation>卡在打印机里</translation>
    </message>
    <message>
        <source>On the wrong printer</source>
        <translation>打到别的打印机了</translation>
    </message>
    <message>
        <source>The address changed</source>
        <translation>地址改了</translation>
    </message>
    <message>
        <source>The carrier refused it</source>
        <translation>承运商不收</translation>
    </message>
    <message>
        <source>The label is lost</source>
        <translation>面单丢了</translation>
    </message>
    <message>
        <source>Stuck on the wrong box</source>
        <translation>贴错了箱</translation>
    </message>
    <message>
        <source>Order {position}·box {box}</source>
        <translation>第 {position} 单·第 {box} 箱</translation>
    </message>
    <message>
        <source>Box closed. Scan into the next one.</source>
        <translation>这箱好了，接着扫下一箱。</translation>
    </message>
    <message>
        <source>Box {box} is full</source>
        <translation>第 {box} 箱满了</translation>
    </message>
    <message>
        <source>Which label?</source>
        <translation>哪张面单？</translation>
    </message>
    <message>
        <source>Scan the label that is to be void.</source>
        <translation>扫要作废的那张。</translation>
    </message>
    <message>
        <source>Keep the label</source>
        <translation>不作废</translation>
    </message>
    <message>
        <source>No more box</source>
        <translation>不加箱</translation>
    </message>
    <message>
        <source>Throw {tail} away</source>
        <translation>扔掉 {tail}</translation>
    </message>
    <message>
        <source>that label is void</source>
        <translation>那张已作废</translation>
    </message>
    <message>
        <source>{pieces} pieces in this box</source>
        <translation>本箱 {pieces} 件</translation>
    </message>
    <message>
        <source>the rest goes into the next</source>
        <translation>剩下的装下一箱</translation>
    </message>
    <message>
        <source>The next box follows</source>
        <translation>接着是下一箱</translation>
    </message>
    <message>
        <source>It is packed again with it</source>
        <translation>扫过才算重新装好</translation>
    </message>
    <message>
        <source>Redo the label</source>
        <translation>作废重出</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>分箱</translation>
    </message>
    <message>
        <source>A label, not goods</source>
        <translation>是面单，不是货</translation>
    </message>
    <message>
        <source>Wants leave: a supervisor's badge.</source>
        <translation>要主管扫工牌。</translation>
    </message>
    <message>
        <source>The carrier charges for it. Wants leave.</source>
        <translation>旧号要收费，主管扫工牌。</translation>
    </message>
    <message>
        <source>or a card</source>
        <translation>也可以扫指令卡</translation>
    </message>
    <message>
        <source>printer {name} needs a hand too</source>
        <translation>{name} 号也要人看</translation>
    </message>
    <message>
        <source>printer {name} takes other labels</source>
        <translation>{name} 号打别的面单</translation>
    </message>
    <message>
        <source>No other printer</source>
        <translation>没有别的打印机</translation>
    </message>
    <message>
        <source>Item code first</source>
        <translation>先扫商品码</translation>
    </message>
    <message>
        <source>Press Esc, scan the item, then this.</source>
        <translation>按 Esc，先扫商品，再扫这个。</translation>
    </message>
    <message>
        <source>Item first</source>
        <translation>先扫商品</translation>
    </message>
    <message>
        <source>Scanned already</source>
        <translation>这件扫过了</translation>
    </message>
    <message>
        <source>Press Esc, scan the next piece.</source>
        <translation>按 Esc，扫下一件。</translation>
    </message>
    <message>
        <source>Same piece</source>
        <translation>同一件</translation>
    </message>
    <message>
        <source>Lot noted. Scan the next item.</source>
        <translation>批号已记，接着扫。</translation>
    </message>
    <message>
        <source>Same code twice: counted once.</source>
        <translation>重复的码，只算一次。</translation>
    </message>
    <message>
        <source>{new} replaces {old}: scan it at the bench.</source>
        <translation>{new} 替下 {old}，到台上扫它。</translation>
    </message>
    <message>
        <source>Why another label for {tail}?</source>
        <translation>{tail} 为什么作废重出？</translation>
    </message>
    <message>
        <source>Kept in the order&apos;s history. Throw the old label away.</source>
        <translation>记入订单历史。旧面单扔掉。</translation>
    </message>
    <message>
        <source>A badge gives leave: press R or D first.</source>
        <translation>工牌是批准用的：先按 R 或 D。</translation>
    </message>
    <message>
        <source>Order of {tail} is set aside.</source>
        <translation>{tail} 的单已挂起，等主管处理。</translation>
    </message>
    <message>
        <source>Order of {tail} was set aside already.</source>
        <translation>{tail} 的单早已挂起。</translation>
    </message>
    <message>
        <source>{tail} stays in doubt: its parcel is closed.</source>
        <translation>{tail} 仍存疑：包裹已封。</translation>
    </message>
    <message>
        <source>{tail} stays in doubt: no parcel here waits for it.</source>
        <translation>{tail} 仍存疑：这里没有等它的包裹。</translation>
    </message>
    <message>
        <source>Another order is on the bench: finish it first.</source>
        <translation>台上有别的单，先做完。</translation>
    </message>
    <message>
        <source>Its order is set aside: decide that first.</source>
        <translation>这单已挂起，先处理。</translation>
    </message>
    <message>
        <source>Its order is no longer at this station.</source>
        <translation>这单已不在本台。</translation>
    </message>
    <message>
        <source>No numbers are left for its carrier.</source>
        <translation>这家快递没有单号了。</translation>
    </message>
    <message>
        <source>Its order is cancelled.</source>
        <translation>这单已取消。</translation>
    </message>
    <message>
        <source>Its order is on hold.</source>
        <translation>这单被暂停。</translation>
    </message>
</context>
</TS>
