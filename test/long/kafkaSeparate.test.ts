import { describeSeparateBrokers } from '../support/separateBrokers.ts';

const versions = ['3.9.2', '4.0.2', '4.1.2', '4.2.1', '4.3.1'];

for (const [index, version] of versions.entries()) {
  describeSeparateBrokers(version, `127.0.${179 + index}`, index % 2 === 0 ? 3 : 1);
}
