import type { Rule } from '../../rule';

export const COST_RULES: readonly Rule[] = [];
