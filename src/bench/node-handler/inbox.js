const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');

const write = promisify(fs.write);
const fdatasync = promisify(fs.fdatasync);

/** A file with one callback a line; those that arrive during one sync share the next. */
class Inbox {
  #known = new Set();
  #open = [];
  #waiting = [];
  #writing = false;

  constructor(directory) {
    fs.mkdirSync(directory, { recursive: true });
    const file = path.join(directory, 'in.jsonl');
    const doneFile = path.join(directory, 'done.log');
    const done = new Set(lines(doneFile));
    for (const callback of lines(file).map(parsed).filter(Boolean)) {
      this.#known.add(callback.callback_ref_uid);
      if (!done.has(callback.callback_ref_uid)) this.#open.push(callback);
    }
    this.file = fs.openSync(file, 'a');
    this.doneFile = fs.openSync(doneFile, 'a');
  }

  knows(callback) {
    return this.#known.has(callback.callback_ref_uid);
  }

  open() {
    return this.#open;
  }

  /** Resolves when the callback is on the disk. */
  add(callback) {
    this.#known.add(callback.callback_ref_uid);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: JSON.stringify(callback) + '\n', resolve, reject });
      if (!this.#writing) this.#writeAll();
    });
  }

  async #writeAll() {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const shared = this.#waiting;
      this.#waiting = [];
      try {
        await write(this.file, shared.map(each => each.line).join(''));
        await fdatasync(this.file);
        shared.forEach(each => each.resolve());
      } catch (failure) {
        shared.forEach(each => each.reject(failure));
      }
    }
    this.#writing = false;
  }

  done(callback) {
    fs.writeSync(this.doneFile, callback.callback_ref_uid + '\n');
  }
}

function lines(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** The last line may be cut off, if the process died while it wrote. */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

exports.Inbox = Inbox;
