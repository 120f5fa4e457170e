import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cbu, cuit, cvu } from "./families/argentina.ts";
import { card, iban } from "./families/bank.ts";
import { cnpj, cpf } from "./families/brazil.ts";
import { rut as chileanRut } from "./families/chile.ts";
import { nit } from "./families/colombia.ts";
import { curp, rfc } from "./families/mexico.ts";
import { ruc } from "./families/peru.ts";
import { dni, nie, nif } from "./families/spain.ts";
import { cedula, rut as uruguayanRut } from "./families/uruguay.ts";

type Check = { of: string; accepts: (text: string) => boolean; right: readonly string[]; wrong: readonly string[] };

const checks: readonly Check[] = [
	{
		of: "CBU",
		accepts: cbu,
		right: ["0110000612345678901233", "2850590940090418135201", "0727200078984708073825"],
		wrong: ["0110000712345678901233", "0110000612345678901234", "011000061234567890123", "2850590940090418135202"],
	},
	{
		of: "CVU",
		accepts: cvu,
		right: ["0000003131780591945404", "0000003141251729110900"],
		wrong: ["0110000612345678901233", "0000003131780591945405"],
	},
	{
		of: "CUIT and CUIL",
		accepts: cuit,
		right: ["20111111112", "33295008976", "30500010912"],
		wrong: ["20111111113", "21111111112", "2011111111"],
	},
	{ of: "DNI of Spain", accepts: dni, right: ["12345678Z", "00000000T"], wrong: ["12345678A", "1234567Z"] },
	{
		of: "NIE",
		accepts: nie,
		right: ["X1234567L", "Y0505513X", "Z4275819D"],
		wrong: ["X1234567A", "Y0505513R", "W1234567L"],
	},
	{
		of: "NIF of companies",
		accepts: nif,
		right: ["A12345674", "P7176817J", "Q94099421", "Q9409942A"],
		wrong: ["A12345675", "B12345678", "I12345674", "Q9409942I"],
	},
	{
		of: "RUT of Chile",
		accepts: chileanRut,
		right: ["123456785", "14103362K"],
		wrong: ["123456789", "123456K85", "12345678K"],
	},
	{
		of: "RUT of Uruguay",
		accepts: uruguayanRut,
		right: ["211003420017", "215260850013"],
		wrong: ["211003420018", "001003420017", "210000000017"],
	},
	{ of: "cédula of Uruguay", accepts: cedula, right: ["43109489", "12345672"], wrong: ["43109488", "431094"] },
	{ of: "RUC", accepts: ruc, right: ["20512333797", "10234719004"], wrong: ["20512333798", "30512333797"] },
	{ of: "NIT", accepts: nit, right: ["2131234321", "8001972684"], wrong: ["2131234322", "900123456"] },
	{ of: "CPF", accepts: cpf, right: ["39053344705", "52998224725"], wrong: ["39053344706", "11111111111"] },
	{
		of: "CNPJ",
		accepts: cnpj,
		right: ["16727230000197", "11222333000181", "12ABC34501DE35"],
		wrong: ["16727230000198", "12ABC34501DE36", "00000000000000"],
	},
	{
		of: "RFC",
		accepts: rfc,
		right: ["GODE561231GR8", "B&C111130N8A", "LOÑA900228AB1"],
		wrong: ["GODE561331GR8", "GO561231GR8", "GODE561231GRB"],
	},
	{
		of: "CURP",
		accepts: curp,
		right: ["BOXW310820HNERXN09", "REJL921115HDFVGCA2"],
		wrong: ["BOXW310820HNERXN08", "BOXW311320HNERXN09", "BOXW310820ZNERXN09"],
	},
	{
		of: "IBAN",
		accepts: iban,
		right: ["ES9121000418450200051332", "GB82WEST12345698765432", "MT84MALT011000012345MTLCAST001S"],
		wrong: ["ES9121000418450200051333", "ES912100041845020005133", "ZZ9121000418450200051332"],
	},
	{
		of: "card",
		accepts: card,
		right: ["4111111111111111", "378282246310005", "30569309025904"],
		wrong: ["4111111111111112", "411111111111", "41111111111111111111"],
	},
];

describe("check digits", () => {
	for (const { of, accepts, right, wrong } of checks)
		it(`of ${of}`, () => {
			assert.deepEqual(
				right.filter((text) => !accepts(text)),
				[],
			);
			assert.deepEqual(wrong.filter(accepts), []);
		});
});
