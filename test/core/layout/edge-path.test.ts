import { expect, it } from "vitest";
import { roundedPath } from "../../../src/core/layout/edge-path";

it.each([
  { name: "nothing", route: [], path: "" },
  {
    name: "a straight line",
    route: [
      [0, 5],
      [40, 5],
    ],
    path: "M0,5L40,5",
  },
  {
    name: "corners rounded by the radius",
    route: [
      [0, 0],
      [50, 0],
      [50, 100],
      [100, 100],
    ],
    path: "M0,0L40,0Q50,0 50,10L50,90Q50,100 60,100L100,100",
  },
  {
    name: "corners rounded by what a short part allows",
    route: [
      [0, 0],
      [50, 0],
      [50, 4],
      [100, 4],
    ],
    path: "M0,0L48,0Q50,0 50,2L50,2Q50,4 52,4L100,4",
  },
  {
    name: "two points at one place",
    route: [
      [3, 3],
      [3, 3],
      [9, 3],
    ],
    path: "M3,3L3,3Q3,3 3,3L9,3",
  },
])("$name", ({ route, path }) => {
  expect(roundedPath(route.map(([x = 0, y = 0]) => ({ x, y })))).toBe(path);
});
