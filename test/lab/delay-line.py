"""A line between two network namespaces on which packets take time and some are lost: two TUN devices and a queue between them.

For kernels without netem. Node cannot make a TUN device (it needs an ioctl), so this one tool of the lab is Python; the standard library is enough.
Arguments: the two namespaces, the delay in milliseconds each way, the loss in percent each way. Says "ready" and runs until it is ended.
Both ends are called line0 and are gone when this process is.
"""

import collections
import fcntl
import os
import random
import select
import struct
import subprocess
import sys
import time

# linux/if_tun.h
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000

# The kernel's own queue for a TUN holds 500 packets: a burst of connects would lose some that nobody asked to lose.
QUEUE_PACKETS = "10000"
LARGEST_PACKET = 65536


def open_end(temporary_name, namespace):
    """Makes one end here, under a name of its own, and hands it to its namespace as line0."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", temporary_name.encode(), IFF_TUN | IFF_NO_PI))
    for command in (
        ["ip", "link", "set", temporary_name, "txqueuelen", QUEUE_PACKETS],
        ["ip", "link", "set", temporary_name, "netns", namespace],
        ["ip", "-n", namespace, "link", "set", temporary_name, "name", "line0"],
    ):
        subprocess.run(command, check=True)
    return device


def relay(one, other, delay, loss):
    """Every packet waits equally long, so each direction is a plain queue."""
    peer = {one: other, other: one}
    waiting = collections.deque()
    chance = random.Random()
    while True:
        patience = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([one, other], [], [], patience)
        for end in readable:
            while True:
                try:
                    packet = os.read(end, LARGEST_PACKET)
                except BlockingIOError:
                    break
                if loss == 0 or chance.random() >= loss:
                    waiting.append((time.monotonic() + delay, peer[end], packet))
        while waiting and waiting[0][0] <= time.monotonic():
            _, end, packet = waiting.popleft()
            try:
                os.write(end, packet)
            except OSError:
                # The end is down or its queue is full: a lost packet, as on any line.
                continue


def main():
    namespaces = sys.argv[1:3]
    delay = float(sys.argv[3]) / 1000
    loss = float(sys.argv[4]) / 100
    ends = [open_end(f"pl{os.getpid()}{letter}", namespace) for letter, namespace in zip("ab", namespaces)]
    print("ready", flush=True)
    relay(*ends, delay, loss)


main()
