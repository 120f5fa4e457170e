import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Page, QueryView } from "../../../shared/kit/index.ts";
import { Editor } from "../editor/editor.tsx";
import { assistantQuery } from "../queries/assistants.ts";

const route = getRouteApi("/shell/assistants/$assistantId");

export function AssistantPage() {
	const { assistantId } = route.useParams();
	const { section = "identity" } = route.useSearch();
	const assistant = useQuery(assistantQuery(assistantId));
	return (
		<Page>
			<QueryView query={assistant}>{(data) => <Editor key={data.id} assistant={data} section={section} />}</QueryView>
		</Page>
	);
}
