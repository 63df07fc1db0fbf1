// Adds up what runs of the test runner have recorded, each given as `file=exit code`, and prints the count.
// A run that failed before any test ran counts as one failure; a file that is `none` as a run that was left out.
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
for (const run of process.argv.slice(2)) {
  const [file, code] = run.split('=');
  if (file === 'none') {
    skipped += 1;
    continue;
  }
  const text = readFileSync(file, 'utf8');
  const record = text === '' ? {} : JSON.parse(text);
  const { numFailedTests = 0, numFailedTestSuites = 0 } = record;
  const broken = numFailedTestSuites > 0 || code !== '0';
  passed += record.numPassedTests ?? 0;
  failed += Math.max(numFailedTests, broken ? 1 : 0);
  skipped += (record.numPendingTests ?? 0) + (record.numTodoTests ?? 0);
}
process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
