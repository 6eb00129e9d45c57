import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Annotations, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { encryptionKey } from '../private/encryption-key';

/** Properties of an AlarmTopic. */
export interface AlarmTopicProps {
  /**
   * The key that encrypts the notifications; its policy must let CloudWatch use it, which is added where it can be.
   * @default - a key of its own, rotated every year
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * The topic that alarms notify: encrypted, over TLS only, written by the alarms of this account.
 *
 * @example
 * const alarmTopic = new AlarmTopic(this, 'AlarmTopic');
 * alarmTopic.topic.addSubscription(new subscriptions.EmailSubscription('on-call@example.com'));
 */
export class AlarmTopic extends Construct implements cloudwatch.IAlarmAction {
  /** The topic; subscribe to it what is to be told. */
  public readonly topic: sns.ITopic;

  /** The key that encrypts the notifications. */
  public readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey ?? notificationKey(this);
    this.topic = new sns.Topic(this, 'Resource', { masterKey: this.encryptionKey, enforceSSL: true });
    this.admitAlarms();
  }

  public bind(_scope: Construct, _alarm: cloudwatch.IAlarm): cloudwatch.AlarmActionConfig {
    return { alarmActionArn: this.topic.topicArn };
  }

  private admitAlarms(): void {
    const principals = [new iam.ServicePrincipal('cloudwatch.amazonaws.com')];
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({ principals, actions: ['sns:Publish'], resources: [this.topic.topicArn], conditions }),
    );
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    const useOfKey = new iam.PolicyStatement({ principals, actions, resources: ['*'], conditions });
    if (!this.encryptionKey.addToResourcePolicy(useOfKey).statementAdded) this.warnOfSilence(useOfKey);
  }

  /** CloudWatch cannot notify a topic whose key it may not use, and tells so in the history of the alarm only. */
  private warnOfSilence(useOfKey: iam.PolicyStatement): void {
    const statement = JSON.stringify(Stack.of(this).resolve(useOfKey.toStatementJson()));
    Annotations.of(this).addWarningV2(
      'cdk-kinesis-pipelines:alarmKeyCannotBeChanged',
      `${this.encryptionKey.node.path}: its policy cannot be changed here, add the statement ${statement} to it`,
    );
  }
}

/** Nothing is stored under this key: a notification is gone once it is delivered. */
function notificationKey(scope: Construct): kms.IKey {
  return encryptionKey(scope, 'Key', {
    description: 'Alarm notifications of a Kinesis pipeline',
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
