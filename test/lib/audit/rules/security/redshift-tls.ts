import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const workgroup = (value: unknown) =>
  only('AWS::RedshiftServerless::Workgroup', {
    ConfigParameters: [
      { ParameterKey: 'search_path', ParameterValue: 'public' },
      { ParameterKey: 'require_ssl', ParameterValue: value },
    ],
  });
const group = (properties: Readonly<Record<string, unknown>>) =>
  only('AWS::Redshift::ClusterParameterGroup', properties);

export const passing: Fixture['passing'] = [
  workgroup('true'),
  only('AWS::RedshiftServerless::Workgroup'),
  group({ ParameterGroupFamily: 'redshift-2.0' }),
  group({
    ParameterGroupFamily: 'redshift-1.0',
    Parameters: [{ ParameterName: 'require_ssl', ParameterValue: true }],
  }),
];

export const failing: Fixture['failing'] = [
  found(workgroup('false'), { property: 'ConfigParameters.1.ParameterValue', value: 'false' }),
  found(group({ ParameterGroupFamily: 'redshift-1.0' }), { property: 'Parameters' }),
  found(group({ ParameterGroupFamily: 'redshift-1.0', Parameters: UNKNOWN }), {
    property: 'Parameters',
    value: UNKNOWN,
    unresolved: true,
  }),
  found(only('AWS::RedshiftServerless::Workgroup', { ConfigParameters: UNKNOWN }), {
    property: 'ConfigParameters',
    value: UNKNOWN,
    unresolved: true,
  }),
  found(workgroup(UNKNOWN), { property: 'ConfigParameters.1.ParameterValue', value: UNKNOWN, unresolved: true }),
];
