import type { Rule } from '../rule';
import { COST_RULES } from './cost';
import { DATA_LOSS_RULES } from './data-loss';
import { OPERABILITY_RULES } from './operability';
import { SECURITY_RULES } from './security';

/** Every rule of the audit. */
export const RULES: readonly Rule[] = [...DATA_LOSS_RULES, ...SECURITY_RULES, ...COST_RULES, ...OPERABILITY_RULES];
