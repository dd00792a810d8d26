/**
 * Property tests try the same values on every run, so that a failure is the change's own doing and can be had again.
 * `FC_SEED=$RANDOM npm run unit` looks for what these values miss.
 */
import fc from "fast-check";

const { FC_SEED = "20261121" } = process.env;
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FC_SEED) });
