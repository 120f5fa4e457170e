/** Accounts for tests of the whole application, over real HTTP. */
import assert from "node:assert/strict";
import { type Permission, permissions, type Role, roles } from "@centralita/contracts";

export const ownerEnvironment = { OWNER_EMAIL: "owner@example.com", OWNER_PASSWORD: "una frase larga de prueba" };
/** Everybody's. */
export const password = ownerEnvironment.OWNER_PASSWORD;

/** What a request needs to be somebody's: nothing for an anonymous one. */
export type Person = { name: string; permissions: ReadonlySet<Permission>; headers: Record<string, string> };

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify(body),
	});
	assert.ok(response.ok, `${url} answered ${response.status}`);
	return response;
}

async function personOf(name: string, response: Response): Promise<Person> {
	const session = (await response.json()) as { csrfToken: string; permissions: Permission[] };
	const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
	return {
		name,
		permissions: new Set(session.permissions),
		headers: { cookie, "x-csrf-token": session.csrfToken },
	};
}

/** Opens a new session for `<role>@example.com`. */
export async function signIn(url: string, role: Role): Promise<Person> {
	return personOf(role, await post(`${url}/api/v1/session`, { email: `${role}@example.com`, password }));
}

/** One user of every role; the owner comes from `ownerEnvironment`. */
export async function everyRole(url: string): Promise<Map<Role, Person>> {
	const owner = await signIn(url, "owner");
	const people = new Map<Role, Person>([["owner", owner]]);
	for (const role of roles.filter((one) => one !== "owner")) people.set(role, await join(url, owner, role, role));
	return people;
}

/** A new user of that role, signed in. */
export async function join(
	url: string,
	owner: Person,
	name: string,
	role: Role,
	email = `${name}@example.com`,
): Promise<Person> {
	const invite = { name, email, role, language: "es" };
	const invited = await post(`${url}/api/v1/users`, invite, owner.headers);
	const { link } = (await invited.json()) as { link: string };
	const token = link.split("#token=")[1];
	return personOf(name, await post(`${url}/api/v1/invitations/accept`, { token, password }));
}

/** Someone who is a program: holds the scopes and no session. */
export async function apiKey(url: string, owner: Person, scopes: readonly Permission[] = permissions): Promise<Person> {
	const made = await post(`${url}/api/v1/api-keys`, { name: "test", scopes, expiresInDays: null }, owner.headers);
	const { key } = (await made.json()) as { key: string };
	return {
		name: `key with ${scopes.length} scopes`,
		permissions: new Set(scopes),
		headers: { authorization: `Bearer ${key}` },
	};
}

export const anonymous: Person = { name: "anonymous", permissions: new Set(), headers: {} };
