import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import { itemPaths } from '../../reading/items';
import { textsAt } from '../../reading/texts';
import { unresolvedAt } from '../../reading/unresolved';
import type { Rule } from '../../rule';
import { ENCRYPTION_IN_TRANSIT } from './requirements';

/** By type: where the parameters are, and what names them. */
const PARAMETERS: Readonly<Record<string, { readonly list: string; readonly name: string }>> = {
  'AWS::Redshift::ClusterParameterGroup': { list: 'Parameters', name: 'ParameterName' },
  'AWS::RedshiftServerless::Workgroup': { list: 'ConfigParameters', name: 'ParameterKey' },
};

export const redshiftTls: Rule = {
  id: 'redshift-tls',
  title: 'A Redshift warehouse takes connections without TLS',
  why: 'Queries, results and passwords can be read on their way through the network.',
  severity: 'medium',
  fix: 'Set the parameter require_ssl to true. Warehouses without parameters of their own require it; parameter groups of the family redshift-1.0 do not.',
  controls: { ...ENCRYPTION_IN_TRANSIT, securityHub: ['Redshift.2', 'RedshiftServerless.2'] },
  concern: 'security',
  types: Object.keys(PARAMETERS),
  check: (resource, template) => {
    const { list, name } = PARAMETERS[resource.type] ?? { list: '', name: '' };
    const named = itemPaths(resource, list).filter((path) =>
      textsAt(resource, `${path}.${name}`).includes('require_ssl'),
    );
    const found = named.flatMap((path) => requires(`${path}.ParameterValue`, isTrue)(resource, template));
    const open = unresolvedAt(resource, list);
    if (named.length + open.length > 0) return [...found, ...open];
    const isOptional = textsAt(resource, 'ParameterGroupFamily').includes('redshift-1.0');
    return isOptional ? [{ property: list }] : [];
  },
};
