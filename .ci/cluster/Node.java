import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of a test cluster in a process of its own, so that a test can kill
 * it: Node NAME FOLDER CLUSTER HTTP_PORT TRANSPORT_PORT SEEDS MANAGERS.
 */
public class Node {
    public static void main(String[] a) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1);
        runner.onBuild((number, settings) -> {
            settings.put("node.name", a[0]);
            settings.put("discovery.type", "zen"); // else a single node stays alone
            settings.put("http.port", a[3]);
            settings.put("transport.port", a[4]);
            settings.putList("discovery.seed_hosts", a[5].split(","));
            settings.putList("cluster.initial_cluster_manager_nodes", a[6].split(","));
            settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        });
        runner.build(OpenSearchRunner.newConfigs().numOfNode(1).basePath(a[1]).clusterName(a[2]).printOnFailure());
        Thread.currentThread().join();
    }
}
