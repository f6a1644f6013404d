"""Cutting a process off: no network and no more memory than it is given.

Linux alone can do both. Elsewhere what is left is that SERVICE is refused when a query is read.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import socket
import struct
import sys

#: From linux/sched.h, linux/prctl.h, linux/seccomp.h, linux/audit.h.
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
#: The machine's number in the audit header, and its number of the call `socket`.
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def without_network() -> str:
    """Takes the network away from this process for good, and says how: by `namespace`, by `filter`, or `guard`.

    A namespace of its own has no way out. Where none may be made (in many containers), the kernel is told to refuse new
    sockets. Where that is not possible, Python alone is kept from them. Call it before any thread is started.
    """
    way = _namespace() or _filter() or "guard"
    sys.addaudithook(_guard)
    return way


def bound_memory(size: int) -> None:
    """Lets this process take `size` bytes more of address space than it has now."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + size, taken + size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_work(seconds: float) -> None:
    """Ends this process once it has worked for so many seconds more, should no one be left to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, resource.RLIM_INFINITY))


def _namespace() -> str | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    made = any(library.unshare(flags) == 0 for flags in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK))
    return "namespace" if made else None


def _filter() -> str | None:
    """A seccomp filter that refuses the call `socket`, and every call of another architecture."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return None
    machine, call = _MACHINES[platform.machine()]
    load, equal, give = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
    steps = [
        (load, 0, 0, 4),
        (equal, 0, 3, machine),
        (load, 0, 0, 0),
        (equal, 1, 0, call),
        (give, 0, 0, _ALLOW),
        (give, 0, 0, _REFUSE),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = ctypes.create_string_buffer(struct.pack("HL", len(steps), ctypes.addressof(program)))
    library = ctypes.CDLL(None)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    library.prctl(_SET_FILTER, _FILTER, ctypes.byref(header), 0, 0)
    try:
        socket.socket().close()
    except OSError:
        return "filter"
    return None


def _guard(event: str, _: object) -> None:
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        raise PermissionError(os.strerror(1))
