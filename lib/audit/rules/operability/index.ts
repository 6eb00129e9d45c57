import type { Rule } from '../../rule';

export const OPERABILITY_RULES: readonly Rule[] = [];
