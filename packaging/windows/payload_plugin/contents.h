/* What is in a folder: deleted by list, deleted whole, or moved. All paths are extended ones. */
#ifndef CONTENTS_H
#define CONTENTS_H

#include "report.h"

BOOL is_empty_folder(const wchar_t *folder);

/* Move all files of a folder into another, keeping sub-folders; one whose name is taken there gets
   the ending ".kept". The folder is gone afterwards. */
BOOL move_contents(const wchar_t *from, const wchar_t *to, Report *report);

/* Delete sub-folders that hold no files, and the folder itself when nothing is left in it. */
void prune(const wchar_t *folder);

#endif
