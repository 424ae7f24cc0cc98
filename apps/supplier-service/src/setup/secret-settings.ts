import { type Environment, readText, StartError } from "@utrn-lab/http-host";
import { readSecretFile } from "../keys/secret-file.ts";

/** What may be given in a file, because others may see the environment of a process. */
const SECRETS = ["DATABASE_URL", "SUPPLIER_KEY_PASSPHRASE", "SUPPLIER_BOOTSTRAP_KEY"] as const;

/** The name of such a setting. */
type SecretName = (typeof SECRETS)[number];

/** The files of secrets that the environment names. */
export function secretFiles(env: Environment): string[] {
  return SECRETS.map((name) => readText(env, `${name}_FILE`)).filter((file) => file !== undefined);
}

/**
 * A secret: the value of its variable, or what stands in the file that NAME_FILE names, less the
 * end of its line. Undefined where neither is set.
 * @throws StartError when both are set, or when the file is not there, empty or unreadable.
 */
export function readSecret(env: Environment, name: SecretName): string | undefined {
  const value = readText(env, name);
  const file = readText(env, `${name}_FILE`);
  if (file === undefined) return value;
  if (value !== undefined) throw new StartError(`Set either ${name} or ${name}_FILE, not both.`);
  const text = readSecretFile(file)?.replace(/\r?\n$/, "");
  if (text === undefined || text === "") {
    const state = text === undefined ? "is not there" : "is empty";
    throw new StartError(`The file ${file}, which ${name}_FILE names, ${state}.`);
  }
  return text;
}
