import { COLUMNS, encodeColumns } from '../../../lambda/shared/log-row';

describe('encodeColumns', () => {
  test('writes the columns in the order of the table, numbers by their digits', () => {
    const json = encodeColumns({ raw: 'r', bytes: '9007199254740993', status: '200', time: '2015-05-17 10:05:03' });
    expect(json).toBe(',"time":"2015-05-17 10:05:03","status":200,"bytes":9007199254740993,"raw":"r"');
  });

  test('leaves nulls out', () => {
    expect(encodeColumns({ path: undefined })).toBe('');
  });

  test('escapes quotes and control characters', () => {
    expect(encodeColumns({ raw: '"\u0001\t\\' })).toBe(',"raw":"\\"\\u0001\\t\\\\"');
  });

  test('replaces what Redshift refuses, NUL and lone surrogates', () => {
    expect(encodeColumns({ raw: 'a\0b\ud800c💥' })).toBe(',"raw":"a\ufffdb\ufffdc💥"');
  });

  test('knows the columns of access_log', () => {
    expect(COLUMNS.join()).toBe(
      'time,client_ip,ident,user_name,method,path,query,protocol,status,bytes,referrer,user_agent,log_group,log_stream,parse_error,raw',
    );
  });
});
