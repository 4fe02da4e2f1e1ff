// Takes the place of @vscode/native-watchdog (C++), which ends the extension host when its parent has died. The extension
// host also looks for its parent itself (a timer), and the harness ends the whole process group: nothing is left to do.
"use strict";
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
