import type { ChangeRule } from '../change-rule';
import { ends } from '../resource-change';
import { dataHeld } from './data-holders';
import { endOf } from './end-of-resource';
import { isKept } from './retention-of-data';

export const dataLeftBehind: ChangeRule = {
  id: 'data-left-behind',
  title: 'A resource that holds data leaves the stack',
  why: 'its policies retain it, but no longer as a part of the stack: what takes its place begins empty',
  severity: 'medium',
  fix: 'keep the logical id and the properties that replace it, or import the resource again, or move its data',
  check: (change) => {
    const data = dataHeld(change);
    return data === undefined || !ends(change) || !isKept(change)
      ? []
      : [endOf(change, `${data} would be left behind`)];
  },
};
