// Loaded before the tool (--import): at one of its changes to the file system, told by CUT_AT (the
// first is 1), it ends the process by SIGKILL, before the change or with half of its bytes written, or
// it waits before the change until stdin is closed, as CUT says (before, half, pause). Each change is
// written to fd 3, with the mode of a file that was just created.
const fs = process.getBuiltinModule('node:fs');
const { CUT, CUT_AT } = process.env;
const { openSync, readSync, writeSync } = fs;
let count = 0;

function tell(line) {
  writeSync(3, `${line}\n`);
}

/** Whether the process shall end at this change. */
function isCut(name) {
  count += 1;
  tell(name);
  if (String(count) !== CUT_AT) return false;
  if (CUT !== 'pause') return true;
  tell('paused');
  readSync(0, Buffer.alloc(1));
  return false;
}

function end() {
  process.kill(process.pid, 'SIGKILL');
}

for (const name of ['fchmodSync', 'fsyncSync', 'mkdirSync', 'renameSync', 'rmdirSync', 'rmSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (isCut(name)) end();
    return original(...args);
  };
}

fs.openSync = (path, flags, mode) => {
  const creates = typeof flags === 'string' && /[wax]/.test(flags);
  if (creates && isCut('openSync')) end();
  const fd = openSync(path, flags, mode);
  if (creates) tell(`created ${(fs.fstatSync(fd).mode & 0o777).toString(8)} ${path}`);
  return fd;
};

const { writeFileSync } = fs;
fs.writeFileSync = (fd, text) => {
  if (isCut('writeFileSync')) {
    const bytes = Buffer.from(text);
    if (CUT === 'half') writeSync(fd, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    end();
  }
  writeFileSync(fd, text);
};

// What imports node:fs by name gets these too.
process.getBuiltinModule('node:module').syncBuiltinESMExports();
