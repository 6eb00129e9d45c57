import { RequestTree } from '../../../../../toolkit/sandbox/iam/usage/request-tree';
import type { AccessRequest } from '../../../../../toolkit/sandbox/kernel/access';

const REQUEST: AccessRequest = {
  principal: { service: 'sns.amazonaws.com' },
  action: 'sqs:SendMessage',
  resource: 'q',
};

describe('RequestTree', () => {
  test('finds a value by a request that is like the one it was set for', () => {
    const tree = new RequestTree<number>();
    tree.set(REQUEST, 1);
    tree.set({ ...REQUEST, context: { 'aws:SourceArn': 't' } }, 2);
    expect(tree.get({ ...REQUEST })).toBe(1);
    expect(tree.get({ ...REQUEST, context: { 'aws:SourceArn': 't' } })).toBe(2);
    expect(tree.get({ ...REQUEST, context: { 'aws:SourceArn': 'u' } })).toBeUndefined();
    expect(tree.get({ ...REQUEST, context: { 'aws:SourceArn': 't', 'aws:SourceAccount': '1' } })).toBeUndefined();
  });

  test('counts requests, and forgets them', () => {
    const tree = new RequestTree<number>();
    tree.set(REQUEST, 1);
    tree.set(REQUEST, 2);
    tree.set({ ...REQUEST, via: 'vpce-1' }, 3);
    expect([tree.size, tree.get(REQUEST)]).toEqual([2, 2]);
    tree.clear();
    expect([tree.size, tree.get(REQUEST)]).toEqual([0, undefined]);
  });
});
