// Takes the place of @vscode/spdlog (C++), which VS Code's server logs to files with: same calls, plain JavaScript.
"use strict";
const fs = require("fs");
const path = require("path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = levels.indexOf("info");
    this.isPlain = false;
  }
  write(level, message) {
    if (level < this.level) return;
    const stamp = this.isPlain ? "" : `${new Date().toISOString()} [${levels[level]}] `;
    try {
      fs.appendFileSync(this.file, `${stamp}${message}\n`);
    } catch {
      // The folder is gone: the server is shutting down.
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.isPlain = false;
  }
  clearFormatters() {
    this.isPlain = true;
  }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
});

async function createLogger(_name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger(file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
