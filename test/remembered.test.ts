import { expect, it, vi } from "vitest";

import { remembered } from "../src/remembered.ts";

it("asks once about each name", () => {
  const answer = vi.fn((name: string) => name.length);
  const lengthOf = remembered(answer);

  expect([lengthOf("key"), lengthOf("token"), lengthOf("key")]).toEqual([3, 5, 3]);
  expect(answer).toHaveBeenCalledTimes(2);
});

it("keeps no long texts", () => {
  const answer = vi.fn((text: string) => text.length);
  const lengthOf = remembered(answer);
  const long = "k".repeat(65);

  expect([lengthOf(long), lengthOf(long)]).toEqual([65, 65]);
  expect(answer).toHaveBeenCalledTimes(2);
});

it("answers rightly whatever it has forgotten", () => {
  const upper = remembered((name) => name.toUpperCase());
  const names = Array.from({ length: 10_000 }, (_, index) => `name${String(index)}`);

  expect([...names, ...names].map(upper)).toEqual([...names, ...names].map((name) => name.toUpperCase()));
});
