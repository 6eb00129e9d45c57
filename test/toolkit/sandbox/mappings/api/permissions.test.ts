import { permissionsFor } from '../../../../../toolkit/sandbox/mappings/api/permissions';

const PLACE = { region: 'us-east-1', account: '123456789012', partition: 'aws' };
const MAPPING = 'arn:aws:lambda:us-east-1:123456789012:event-source-mapping:id';

describe('what requests about event source mappings need', () => {
  test.each([
    ['POST', '', 'lambda:CreateEventSourceMapping', '*'],
    ['GET', '', 'lambda:ListEventSourceMappings', '*'],
    ['GET', 'id', 'lambda:GetEventSourceMapping', MAPPING],
    ['PUT', 'id', 'lambda:UpdateEventSourceMapping', MAPPING],
    ['DELETE', 'id', 'lambda:DeleteEventSourceMapping', MAPPING],
  ])('%s "%s" is %s on %s', (method, id, action, resource) => {
    expect(permissionsFor(method, id, PLACE)).toEqual([{ action, resource }]);
  });

  test('what is not run needs nothing', () => {
    expect(permissionsFor('PATCH', 'id', PLACE)).toEqual([]);
  });
});
