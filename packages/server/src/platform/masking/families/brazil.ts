import { allEqual, weighted } from "../check-digits.ts";
import { type Rule, rule } from "../rule.ts";
import { named, namesAThing } from "../words.ts";

const checks = (values: readonly number[], weights: readonly number[]) => {
	const rest = weighted(values, weights) % 11;
	return rest < 2 ? 0 : 11 - rest;
};
/** A character counts as its ASCII code less 48: digits as themselves, A as 17. */
const valuesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0) - 48);

/** CPF: two digits, modulo 11. Published by the Receita Federal (Instrução Normativa RFB 1.548/2015). */
export function cpf(text: string): boolean {
	if (!/^\d{11}$/.test(text) || allEqual(text)) return false;
	const values = valuesOf(text);
	return (
		checks(values.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2]) === values[9] &&
		checks(values.slice(0, 10), [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === values[10]
	);
}

/** CNPJ: two digits, modulo 11; with letters since July 2026. Published by the Receita Federal (IN RFB 2.229/2024). */
export function cnpj(text: string): boolean {
	if (!/^[\dA-Z]{12}\d{2}$/.test(text) || allEqual(text)) return false;
	const values = valuesOf(text);
	return (
		checks(values.slice(0, 12), [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === values[12] &&
		checks(values.slice(0, 13), [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === values[13]
	);
}

const namesOne = named("cpf|cpfs|cnpj|cnpjs");

export const brazil: readonly Rule[] = [
	rule(
		"CNPJ",
		2,
		String.raw`[\dA-Za-z]{2}\.[\dA-Za-z]{3}\.[\dA-Za-z]{3}/[\dA-Za-z]{4}-\d{2}`,
		({ bare }) => cnpj(bare),
		{ letters: true, needs: /\/[\dA-Za-z]{4}-\d{2}/ },
	),
	rule(
		"CNPJ",
		14,
		String.raw`\d{14}|\d{8}/\d{4}-\d{2}|\d{12}-\d{2}`,
		(found) => cnpj(found.bare) && (namesOne(found) || !namesAThing(found)),
	),
	rule("CNPJ", 2, String.raw`[\dA-Za-z]{8}/?[\dA-Za-z]{4}-?\d{2}`, (found) => cnpj(found.bare) && namesOne(found), {
		letters: true,
		needs: /cnpj/i,
	}),
	rule("CPF", 11, String.raw`\d{3}[. ]\d{3}[. ]\d{3}[- .]\d{2}`, ({ bare }) => cpf(bare)),
	rule(
		"CPF",
		11,
		String.raw`\d{11}|\d{9}-\d{2}`,
		(found) => cpf(found.bare) && (namesOne(found) || !namesAThing(found)),
	),
];
