import type { RawTemplate } from '../../../../../lib/audit/raw-template';
import type { FailingTemplate, Fixture } from '../fixture';

const STREAM = { Type: 'AWS::Kinesis::Stream' };
const INCLUDE = { Name: 'AWS::Include', Parameters: { Location: 's3://parts/streams.yaml' } };

export const deploymentDecides = true;

export const passing: Fixture['passing'] = [
  { Resources: { STREAM } },
  { Transform: 'AWS::LanguageExtensions', Resources: { STREAM } },
  { Transform: ['AWS::SecretsManager-2024-09-16', 'AWS::CodeDeployBlueGreen'], Resources: { STREAM } },
];

export const failing: Fixture['failing'] = [
  open(
    { Transform: 'AWS::Serverless-2016-10-31', Resources: { STREAM } },
    { Transform: ['AWS::Serverless-2016-10-31'] },
  ),
  open(
    { Transform: ['AWS::LanguageExtensions', INCLUDE, 'Tagger'], Resources: {} },
    { Transform: ['AWS::Include', 'Tagger'] },
  ),
  open(resources({ 'Fn::Transform': INCLUDE }), { 'Fn::Transform': ['AWS::Include'] }),
  open({ 'Fn::Transform': INCLUDE, Resources: { STREAM } } as RawTemplate, { Transform: ['AWS::Include'] }),
  open(resources({ 'Fn::ForEach::Streams': ['Name', ['A', 'B'], { 'Stream${Name}': STREAM }] }), {
    'Fn::ForEach::Streams': ['Fn::ForEach::Streams'],
  }),
];

/** Macros stand where resources do, without being any. */
function resources(parts: object): RawTemplate {
  return { Resources: parts } as RawTemplate;
}

function open(template: RawTemplate, names: Readonly<Record<string, readonly string[]>>): FailingTemplate {
  const problems = Object.entries(names).map(([logicalId, values]) => [
    logicalId,
    values.map((value) => ({ property: 'Names.*', value, unresolved: true as const })),
  ]);
  return { template, problems: Object.fromEntries(problems) };
}
