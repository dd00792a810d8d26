/** Why a change cannot be carried out: see formats/refusal.ts. */
export { Refusal as Refused } from "../../refusal";
