import { describe, expect, it } from 'vitest';
import { runStory } from '../builders/story-run';
import { projectOfSample, samples } from './generated';

const whole = (it: number) => it > 0.999;

describe.each(samples)('ice storm of seed $seed, $people people, $land', (sample) => {
  it('takes electricity from 05:00 on, then hours later water, and gives both back', async () => {
    const project = projectOfSample(sample);
    const story = await runStory(project, 'ice-storm');
    const { electricity, water, record } = story;
    expect(record.issues.filter((it) => it.severity === 'error')).toEqual([]);
    const before = record.timesS.filter((it) => it < 5 * 3600).length;
    expect(electricity.slice(0, before).every(whole)).toBe(true);
    expect(water.slice(0, before).every(whole)).toBe(true);
    expect(Math.min(...electricity)).toBeLessThan(0.8);
    expect(Math.min(...water)).toBeLessThan(0.9);
    const waitH = story.firstShortH('water') - story.firstShortH('electricity');
    expect(waitH).toBeGreaterThan(2);
    expect(waitH).toBeLessThan(30);
    expect(whole(electricity[electricity.length - 1])).toBe(true);
    expect(whole(water[water.length - 1])).toBe(true);
  }, 120_000);
});
