/** The answers to what the panel asks about adding, copying, renaming and deleting, over the newest snapshot. */
import type { Snapshot } from "../snapshot";
import { type Deleting, deletion, planDeletion } from "./delete";
import { duplication, planDuplicate } from "./duplicate";
import { palette, planAdd, type Wanted } from "./new-resource";
import { naming, planRename, type Renaming } from "./rename";

/** `home`: what stands before the name of a file that is made, where that is not the root of all names. */
export function addingAnswers(settled: () => Promise<Snapshot>, home: () => string = () => "") {
  return {
    getPalette: async ({ near }: { near: string | null }) => palette(await settled(), near),
    planAdd: async (wanted: Wanted) => planAdd(await settled(), wanted, home()),
    getDuplication: async ({ id }: { id: string }) => duplication(await settled(), id),
    planDuplicate: async (wanted: { id: string; name: string }) => planDuplicate(await settled(), wanted),
    getNaming: async ({ id }: { id: string }) => naming(await settled(), id),
    planRename: async (wanted: Renaming) => planRename(await settled(), wanted),
    getDeletion: async ({ id }: { id: string }) => deletion(await settled(), id),
    planDeletion: async (wanted: Deleting) => planDeletion(await settled(), wanted),
  };
}
