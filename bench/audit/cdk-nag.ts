// Checks a template with the AwsSolutions pack of cdk-nag, and prints how many violations it finds.
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { App, Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';

const [, , templateFile = ''] = process.argv;

const stack = new Stack(new App(), 'Pipelines');
new CfnInclude(stack, 'Template', { templateFile });
const { violations } = new AwsSolutionsChecks().validateScope(stack);
console.log(violations.flatMap(({ violatingResources }) => violatingResources).length);
