package org.imsggateway.admin;

import java.io.File;
import org.imsggateway.config.GatewayHome;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Keeps the working files of the web server in the gateway's home, so that a killed gateway leaves none elsewhere. */
@Component
class ServerFiles implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final File place;

    ServerFiles(GatewayHome home) {
        this.place = home.temporary().toFile();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setBaseDirectory(new File(place, "tomcat"));
        // Nothing is served from it. Without one that exists, each start makes another among the system's temporary
        // files.
        File documents = new File(place, "documents");
        if (documents.isDirectory() || documents.mkdir()) {
            factory.setDocumentRoot(documents);
        }
    }
}
