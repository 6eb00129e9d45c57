import * as iam from 'aws-cdk-lib/aws-iam';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { DataStream } from 'cdk-kinesis-pipelines';

const env = { account: '111111111111', region: 'eu-central-1' };
const stack = new Stack(new App(), 'Clicks', { env });
const stream = new DataStream(stack, 'Stream', { streamName: 'clicks' });

// A role of a second account reads, at a throughput of its own: the policies of consumer, stream and key let it in,
// even before it exists.
const analytics = iam.Role.fromRoleArn(stack, 'Analytics', 'arn:aws:iam::222222222222:role/clicks-analytics');
const consumer = stream.addConsumer('AnalyticsConsumer');
consumer.grantRead(analytics);

// A third account writes, with whatever roles it lets use the stream and its key.
stream.grantWrite(new iam.AccountPrincipal('333333333333'));

// What the other accounts have to know.
new CfnOutput(stack, 'StreamArn', { value: stream.stream.streamArn });
new CfnOutput(stack, 'ConsumerArn', { value: consumer.consumerArn });
new CfnOutput(stack, 'KeyArn', { value: stream.encryptionKey?.keyArn ?? '' });
