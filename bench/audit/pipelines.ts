// An app of 1,000 resources in one stack: the default pipeline, as often as it takes.
import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { LogAnalyticsPipeline } from '../../lib';

const RESOURCES = 1_000;

const stack = new Stack(new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } }), 'Pipelines');
for (let count = 1; stack.node.findAll().filter(CfnResource.isCfnResource).length < RESOURCES; count += 1) {
  new LogAnalyticsPipeline(stack, `Pipeline${count}`);
}
