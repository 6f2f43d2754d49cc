import type { Language } from "../language.ts";
import { HclReader } from "./hcl-reader.ts";
import { dataProgram } from "./program.ts";

/** HashiCorp's language: Terraform, its variable files, Nomad, Packer, Vault, Consul. */
export const hcl: Language = {
  ids: ["hcl", "terraform", "tf", "tfvars", "nomad"],
  read: (text, id) => {
    const reader = new HclReader(text);
    const body = reader.readFile();
    return dataProgram(id, body, reader.comments);
  },
};
