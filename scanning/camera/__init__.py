"""A camera over the bench: frames in, scans out, off the Qt thread.

votes.py    pure: which text is a scan, after how many reads, and which is a repeat
motion.py   whether anything moved, for 0.2 ms
frames.py   a v4l2 device, a video file and a folder of pictures as one source; the latest frame only
eyes.py     what is looked for in one frame: turns, sizes and engines shared out over several frames
scanner.py  all of it: one frame -> scans, and the outlines to draw on the live picture

Two blocking loops, one lane each: `LatestFrame.fill` waits for the camera, `CameraScanner.step` decodes.
"""
