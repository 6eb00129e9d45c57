import { textOf } from '../policy/read-value';
import type { Place } from './read-document';

/** The policy that a permission to invoke a function comes to. */
export function permissionPolicy(functionArn: string, properties: Readonly<Record<string, unknown>>, place: Place) {
  const { Action, Principal, SourceAccount, SourceArn, PrincipalOrgID } = properties;
  const equals = { 'aws:SourceAccount': SourceAccount, 'aws:PrincipalOrgID': PrincipalOrgID };
  const Statement = {
    Effect: 'Allow',
    Action,
    Resource: functionArn,
    Principal: principalOf(textOf('Principal', Principal), place),
    Condition: { StringEquals: present(equals), ArnLike: present({ 'aws:SourceArn': SourceArn }) },
  };
  return { Version: '2012-10-17', Statement };
}

/** The function, version or alias that a name, a part of an ARN or an ARN means. */
export function functionArn(name: string, { partition, region, account }: Place): string {
  const [functionName = '', qualifier] = name.replace(/^.*function:/, '').split(':');
  const arn = `arn:${partition}:lambda:${region}:${account}:function:${functionName}`;
  return qualifier === undefined || qualifier === '$LATEST' ? arn : `${arn}:${qualifier}`;
}

/** A service by its domain; anybody, an account or an identity otherwise. */
function principalOf(principal: string, { partition }: Place) {
  if (principal === '*') return '*';
  if (principal.includes('.')) return { Service: principal };
  return { AWS: /^\d{12}$/.test(principal) ? `arn:${partition}:iam::${principal}:root` : principal };
}

function present(keys: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
