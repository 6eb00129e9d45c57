import { unhonoured } from '../../../../toolkit/sandbox/assembly/unhonoured';

const type = {
  type: 'AWS::X',
  honours: ['Name', 'Destination.OnFailure', 'Filters.Pattern'],
  records: ['Tags'],
  create: () => ({ ref: 'x' }),
};

describe('unhonoured', () => {
  test('is silent about what takes effect and what is kept on purpose', () => {
    const properties = {
      Name: 'n',
      Destination: { OnFailure: { Destination: 'arn' } },
      Filters: [{ Pattern: 'a' }, { Pattern: 'b' }],
      Tags: [{ Key: 'k', Value: 'v' }],
    };
    expect(unhonoured(properties, type)).toEqual([]);
  });

  test('names each other property once, by its path', () => {
    const properties = {
      Speed: 3,
      Destination: { OnSuccess: { Destination: 'arn' } },
      Filters: [{ Name: 'a' }, { Name: 'b' }],
    };
    expect(unhonoured(properties, type)).toEqual(['Speed', 'Destination.OnSuccess', 'Filters.Name']);
  });
});
