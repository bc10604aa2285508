#include "progress.h"

#include <commctrl.h>

/* Where NSIS keeps its page and the two controls on it. */
#define PAGE_CLASS L"#32770"
#define BAR_CONTROL 1004
#define LINE_CONTROL 1006
#define BAR_UNITS 30000

void start_progress(Progress *progress, HWND setup_window, ULONGLONG whole_bytes) {
    HWND page = setup_window ? FindWindowExW(setup_window, NULL, PAGE_CLASS, NULL) : NULL;
    progress->bar = page ? GetDlgItem(page, BAR_CONTROL) : NULL;
    progress->line = page ? GetDlgItem(page, LINE_CONTROL) : NULL;
    progress->done = 0;
    progress->whole = whole_bytes ? whole_bytes : 1;
}

void say(Progress *progress, const wchar_t *text) {
    if (progress->line) SetWindowTextW(progress->line, text);
}

void add_bytes(Progress *progress, ULONGLONG bytes) {
    progress->done += bytes;
    if (!progress->bar) return;
    ULONGLONG position = progress->done >= progress->whole
                             ? BAR_UNITS
                             : progress->done * BAR_UNITS / progress->whole;
    SendMessageW(progress->bar, PBM_SETPOS, (WPARAM)position, 0);
}
