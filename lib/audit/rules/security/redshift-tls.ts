import type { AuditedResource } from '../../audited-resource';
import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { itemPaths } from '../../reading/items';
import { textsAt } from '../../reading/texts';
import type { Rule } from '../../rule';
import { ENCRYPTION_IN_TRANSIT } from './requirements';

const PARAMETER = 'require_ssl';

export const redshiftTls: Rule = {
  id: 'redshift-tls',
  title: 'A Redshift warehouse takes connections without TLS',
  why: 'Queries, results and passwords can be read on their way through the network.',
  severity: 'medium',
  fix: 'Set the parameter require_ssl to true. Warehouses without parameters of their own require it; parameter groups of the family redshift-1.0 do not.',
  controls: { ...ENCRYPTION_IN_TRANSIT, securityHub: ['Redshift.2', 'RedshiftServerless.2'] },
  concern: 'security',
  types: ['AWS::Redshift::ClusterParameterGroup', 'AWS::RedshiftServerless::Workgroup'],
  check: (resource, template) => {
    const isGroup = resource.type === 'AWS::Redshift::ClusterParameterGroup';
    const names = isGroup ? ['Parameters', 'ParameterName'] : ['ConfigParameters', 'ParameterKey'];
    const path = pathOfParameter(resource, names);
    if (path !== undefined) return requires(path, isTrue)(resource, template);
    const isOldFamily = isGroup && textsAt(resource, 'ParameterGroupFamily').includes('redshift-1.0');
    return isOldFamily ? [{ property: 'Parameters' }] : [];
  },
};

function pathOfParameter(resource: AuditedResource, [list = '', name = '']: readonly string[]): string | undefined {
  const item = itemPaths(resource, list).find((path) => textsAt(resource, `${path}.${name}`).includes(PARAMETER));
  return item && `${item}.ParameterValue`;
}
