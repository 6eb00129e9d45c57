import * as path from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { App, Stack } from 'aws-cdk-lib/core';
import { DataStream, StreamProcessor } from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'OwnHandler');

// The handler imports processRecords from cdk-kinesis-pipelines/handlers, and esbuild bundles it with what it takes of it.
const handler = new NodejsFunction(stack, 'Totals', {
  entry: path.join(__dirname, 'own-handler', 'index.ts'),
  runtime: lambda.Runtime.NODEJS_24_X,
  bundling: { format: OutputFormat.ESM },
});

new StreamProcessor(stack, 'Processor', { source: new DataStream(stack, 'Orders'), handler });
