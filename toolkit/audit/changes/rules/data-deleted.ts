import type { ChangeRule } from '../change-rule';
import { ends } from '../resource-change';
import { dataHeld } from './data-holders';
import { endOf } from './end-of-resource';
import { isKept } from './retention-of-data';

export const dataDeleted: ChangeRule = {
  id: 'data-deleted',
  title: 'A resource is deleted with the data it holds',
  why: 'CloudFormation deletes what it replaces or no longer finds in the template, unless its policies retain it',
  severity: 'critical',
  fix: 'keep the logical id and the properties that replace it, or deploy DeletionPolicy and UpdateReplacePolicy Retain first',
  check: (change) => {
    const data = dataHeld(change);
    return data === undefined || !ends(change) || isKept(change) ? [] : [endOf(change, `${data} would be deleted`)];
  },
};
