import { describe, expect, it } from 'vitest';
import { confusionPlot } from './confusion-plot.ts';

const aClass = (label: string) => ({ label, photos: 10, test: 4, correct: 3, judgedBy: 'held-out' as const });

describe('the picture of a confusion matrix', () => {
  const classes = [aClass('dandelion'), aClass('<grass> & "moss"')];
  const confusion = [
    [3, 1, 0],
    [0, 3, 2],
  ];
  const svg = confusionPlot({ version: 'one', classes, confusion });

  it('has a cell for each count, and a word for each row and column', () => {
    expect([...svg.matchAll(/text-anchor="middle">(\d+)</g)].map(([, count]) => Number(count))).toEqual(
      confusion.flat(),
    );
    expect(svg.match(/>dandelion</g)).toHaveLength(2);
    expect(svg.match(/>neither</g)).toHaveLength(1);
  });

  it('takes no label for markup', () => {
    expect(svg).not.toContain('<grass>');
    expect(svg).toContain('&lt;grass&gt; &amp; &quot;moss&quot;');
  });
});
