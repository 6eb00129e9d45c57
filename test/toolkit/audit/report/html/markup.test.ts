import { html } from '../../../../../toolkit/audit/report/html/markup';

describe('html', () => {
  test('escapes text, and takes markup as it is', () => {
    const item = html`<li>${'<b a="x" b=\'y\'>&'}</li>`;
    expect(html`<ul>${[item, item]}</ul>${item}${3}${undefined}`.text).toBe(
      '<ul><li>&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;</li><li>&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;</li></ul>' +
        '<li>&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;</li>3',
    );
  });
});
