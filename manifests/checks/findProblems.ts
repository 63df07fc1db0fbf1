import { findBudgetProblems } from './budgets.ts';
import type { Bundle } from './bundle.ts';
import { findNameProblems } from './names.ts';
import { findPolicyProblems } from './policies.ts';
import { findPortProblems } from './ports.ts';
import { findPracticeProblems } from './practices.ts';
import { findProbeProblems } from './probes.ts';
import { findReferenceProblems } from './references.ts';
import { findSchemaProblems } from './schemas.ts';
import { findSelectorProblems } from './selectors.ts';
import { findServerProblems } from './servers.ts';

/** All that is wrong with objects that are applied together, one line each; what no schema knows alone. */
export function findProblems(bundle: Bundle): readonly string[] {
  const unknown = findSchemaProblems(bundle);
  if (unknown.length > 0) return unknown;
  return [
    findNameProblems,
    findSelectorProblems,
    findPortProblems,
    findPolicyProblems,
    findReferenceProblems,
    findServerProblems,
    findProbeProblems,
    findPracticeProblems,
    findBudgetProblems,
  ].flatMap((find) => find(bundle));
}
