"""The windows. Each screen is a room: what it shows (frozen), how it looks (view), what it means (presenter).

signin/ queue/ bench/      the packer's screens
waves/ printers/           the supervisor's desk;  paper/  the virtual printer's own small window
window.py page.py          the one window, and what every screen of it has: top bar, work area, keys
opening.py shift.py        the packer's screens on a station;  stations.py  what they ask of it
lanes.py running.py        where anything may wait
scans.py keys.py listening.py   what scanners send;  sounds.py tones.py  what the ear is told
say.py wording.py translate.py   sentences, which one when, and in which tongue
theme.py canvas.py painted.py rows.py signs.py icons.py rail.py   how everything is drawn
shown.py states.py topbar.py keybar.py verdict.py         the parts that all screens share
gallery.py                 every screen in every state, as pictures
"""
