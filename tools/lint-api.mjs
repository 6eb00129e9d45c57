// awslint over the public API. Two of its rules are for aws-cdk-lib's own modules: this library takes the L2 interfaces its users have,
// and its grants span several resources. awslint prints a line for each element a rule is not asked of; those are left out.
import { spawnSync } from 'node:child_process';

const NOT_ASKED = ['prefer-ref-interface:*', 'no-grants:*'];

/** No interface of aws-cdk stands for both kinds of Kafka clusters, nor for the namespace of a Redshift cluster. */
const WITHOUT_TYPE = ['MskDeliveryStreamProps.clusterArn', 'ClusterWarehouseProps.namespaceArn'].map(
  (prop) => `props-no-arn-refs:cdk-kinesis-pipelines.${prop}`,
);

const { status, stdout, stderr } = spawnSync('awslint', ['--exclude', ...NOT_ASKED, ...WITHOUT_TYPE], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const findings = `${stdout ?? ''}${stderr ?? ''}`
  .split('\n')
  .filter((line) => line !== '' && !line.includes('skipped: ['));
if (findings.length > 0) console.error(findings.join('\n'));
process.exitCode = status ?? 1;
