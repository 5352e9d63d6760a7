"""Limits that the child sets on itself before it looks at a file: memory, time, and no file may be written."""

from __future__ import annotations

import sys


def limit(memory: int, seconds: int) -> bool:
    """Limit this process to ``memory`` bytes and ``seconds`` of processor time; False where memory cannot be limited.

    The parent then watches the memory itself. The limit on time is for a child whose parent is gone.
    """
    return _limit(memory, seconds)


if sys.platform != "win32":

    def _limit(memory: int, seconds: int) -> bool:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        try:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        except (OSError, ValueError):
            return False
        return sys.platform == "linux"  # macOS accepts the limit and does not keep it

else:

    def _limit(memory: int, seconds: int) -> bool:
        """Put this process into a job object of its own with a limit on committed memory (winnt.h)."""
        import ctypes
        from ctypes import wintypes

        del seconds  # the parent's clock has to do

        class Basic(ctypes.Structure):
            _fields_ = (
                ("PerProcessUserTimeLimit", ctypes.c_int64),
                ("PerJobUserTimeLimit", ctypes.c_int64),
                ("LimitFlags", wintypes.DWORD),
                ("MinimumWorkingSetSize", ctypes.c_size_t),
                ("MaximumWorkingSetSize", ctypes.c_size_t),
                ("ActiveProcessLimit", wintypes.DWORD),
                ("Affinity", ctypes.c_size_t),
                ("PriorityClass", wintypes.DWORD),
                ("SchedulingClass", wintypes.DWORD),
            )

        class Extended(ctypes.Structure):
            _fields_ = (
                ("BasicLimitInformation", Basic),
                ("IoInfo", ctypes.c_uint64 * 6),
                ("ProcessMemoryLimit", ctypes.c_size_t),
                ("JobMemoryLimit", ctypes.c_size_t),
                ("PeakProcessMemoryUsed", ctypes.c_size_t),
                ("PeakJobMemoryUsed", ctypes.c_size_t),
            )

        process_memory, die_on_exception, extended_class, no_dialogs = 0x100, 0x400, 9, 0x3
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetErrorMode(no_dialogs)
        job = kernel.CreateJobObjectW(None, None)
        asked = Extended()
        asked.BasicLimitInformation.LimitFlags = process_memory | die_on_exception
        asked.ProcessMemoryLimit = memory
        return bool(
            job
            and kernel.SetInformationJobObject(job, extended_class, ctypes.byref(asked), ctypes.sizeof(asked))
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
