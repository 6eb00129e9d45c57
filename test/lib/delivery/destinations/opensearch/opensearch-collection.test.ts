import { CfnCollection } from 'aws-cdk-lib/aws-opensearchserverless';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { OpenSearchCollection, type OpenSearchCollectionAttributes } from '../../../../../lib';

const ATTRIBUTES: OpenSearchCollectionAttributes = {
  collectionArn: 'arn:aws:aoss:eu-west-1:111122223333:collection/abc123',
  collectionEndpoint: 'https://abc123.eu-west-1.aoss.amazonaws.com',
  collectionName: 'web',
};

describe('OpenSearchCollection', () => {
  test('is known by the attributes of a collection of the app', () => {
    const stack = new Stack();
    const collection = OpenSearchCollection.fromCfnCollection(new CfnCollection(stack, 'Web', { name: 'web' }));
    expect(stack.resolve({ ...collection })).toEqual({
      collectionArn: { 'Fn::GetAtt': ['Web', 'Arn'] },
      collectionEndpoint: { 'Fn::GetAtt': ['Web', 'CollectionEndpoint'] },
      collectionName: 'web',
    });
  });

  test('takes what is told on deployment', () => {
    const collectionArn = Lazy.string({ produce: () => 'anything' });
    const collection = OpenSearchCollection.fromCollectionAttributes({ ...ATTRIBUTES, collectionArn });
    expect(collection.collectionArn).toBe(collectionArn);
  });

  test.each([
    [
      { collectionArn: 'arn:aws:es:eu-west-1:111122223333:domain/web' },
      'collectionArn must be arn:<partition>:aoss:<region>:<account>:collection/<id>, got "arn:aws:es:eu-west-1:111122223333:domain/web"',
    ],
    [{ collectionEndpoint: 'http://abc' }, 'collectionEndpoint must be https://<host name>, got "http://abc"'],
    [
      { collectionEndpoint: 'https://user:secret@abc' },
      'collectionEndpoint must be https://<host name>, got "https://user:secret@abc"',
    ],
    [
      { collectionName: 'we' },
      'collectionName must be 3 to 32 lowercase letters, digits and -, the first a letter, got "we"',
    ],
  ])('refuses %j', (attributes, message) => {
    expect(() => OpenSearchCollection.fromCollectionAttributes({ ...ATTRIBUTES, ...attributes })).toThrow(
      new Error(`OpenSearchCollection: ${message}`),
    );
  });
});
