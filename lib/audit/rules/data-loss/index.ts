import type { Rule } from '../../rule';

export const DATA_LOSS_RULES: readonly Rule[] = [];
